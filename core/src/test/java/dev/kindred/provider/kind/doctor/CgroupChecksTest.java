package dev.kindred.provider.kind.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.Finding;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CgroupChecksTest {
  private final Patient patient = new Patient();

  private Finding only(String subject) {
    return assertThat(patient.findings(subject)).singleElement().actual();
  }

  @Test
  void crun_refuses_hybrid_control_groups() {
    patient.cgroup = "1";
    patient.hybrid = true;

    assertThat(only("cgroups"))
        .isEqualTo(
            Finding.fatal(
                "cgroups",
                "crun refuses control groups of version 1 beside version 2, as they are here",
                "sudo apt-get install runc   # or: sudo dnf install runc\n"
                    + "sudo mkdir -p /etc/containers/containers.conf.d\n"
                    + "printf '[engine]\\nruntime = \"runc\"\\n' | sudo tee"
                    + " /etc/containers/containers.conf.d/runc.conf"));
  }

  @Test
  void version_1_is_warned_of_with_runc_or_without_version_2_beside_it() {
    patient.cgroup = "1";
    assertThat(only("cgroups").severity()).isEqualTo(Finding.Severity.WARNING);

    patient.hybrid = true;
    patient.runtime = "runc";
    assertThat(only("cgroups").what())
        .isEqualTo("version 1, which Kubernetes refuses by default from 1.35 on");
    assertThat(only("cgroups").remedy())
        .contains("systemd.unified_cgroup_hierarchy=1")
        .endsWith("sudo reboot");
  }

  @Test
  void kind_refuses_rootless_podman_on_version_1() {
    patient.cgroup = "1";
    patient.hybrid = true;
    patient.rootless = true;

    assertThat(only("cgroups").isFatal()).isTrue();
    assertThat(only("cgroups").what())
        .isEqualTo("version 1, on which kind refuses rootless podman");
    assertThat(only("cgroups").remedy())
        .contains("sudo reboot")
        .endsWith("# or run Kindred as root");
  }

  @Test
  void kind_refuses_rootless_engines_without_delegation() {
    patient.rootless = true;
    patient.controllers = Set.of("memory", "pids");

    assertThat(only("cgroups"))
        .isEqualTo(
            Finding.fatal(
                "cgroups",
                "version 2, but plain users are not given cpu, without which kind refuses rootless"
                    + " podman",
                "sudo mkdir -p /etc/systemd/system/user@.service.d\n"
                    + "printf '[Service]\\nDelegate=yes\\n' | sudo tee"
                    + " /etc/systemd/system/user@.service.d/delegate.conf\n"
                    + "sudo systemctl daemon-reload   # then log out and in again"));
  }

  @Test
  void what_is_delegated_is_of_no_matter_to_root_and_not_known_of_an_old_podman() {
    patient.controllers = Set.of();
    assertThat(only("cgroups")).isEqualTo(Finding.ok("cgroups", "version 2"));

    patient.rootless = true;
    patient.version = "3.4.4";
    assertThat(only("cgroups"))
        .isEqualTo(
            Finding.unknown(
                "cgroups", "version 2; Podman before 4.0 does not say what is delegated"));
  }

  @Test
  void an_engine_that_names_no_version_of_control_groups_says_so() {
    patient.cgroup = "";
    assertThat(only("cgroups"))
        .isEqualTo(
            Finding.unknown("cgroups", "podman does not say which version of control groups"));
  }
}
