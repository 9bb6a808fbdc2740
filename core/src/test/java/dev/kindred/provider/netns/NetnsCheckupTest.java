package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.host.MissingRequirement;
import dev.kindred.provider.Finding;
import dev.kindred.provider.Finding.Severity;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NetnsCheckupTest {
  @Test
  void a_program_of_the_right_suite_is_named_with_its_version() {
    assertThat(
            NetnsCheckup.version(
                "ip", "iproute2", "ip utility, iproute2-6.1.0, libbpf 1.1.2\nmore"))
        .isEqualTo(Finding.ok("iproute2", "ip utility, iproute2-6.1.0, libbpf 1.1.2"));
  }

  @Test
  void a_program_of_busybox_will_not_do() {
    Finding finding = NetnsCheckup.version("unshare", "util-linux", "BusyBox v1.35.0");

    assertThat(finding.isFatal()).isTrue();
    assertThat(finding.what()).isEqualTo("the program unshare here is not that of util-linux");
    assertThat(finding.remedy()).contains("apt-get install util-linux");
  }

  @Test
  void namespaces_that_can_be_made_and_set_up_are_well() {
    assertThat(NetnsCheckup.namespaces(new Command.Output(0, "begun\n", "")).severity())
        .isEqualTo(Severity.OK);
  }

  @Test
  void namespaces_that_cannot_be_set_up_are_told_from_those_that_cannot_be_made() {
    Finding mounts =
        NetnsCheckup.namespaces(new Command.Output(1, "begun\n", "mount: permission denied\n"));
    assertThat(mounts.what())
        .isEqualTo("they can be made, but not set up: mount: permission denied");
    assertThat(mounts.remedy()).contains("--privileged");

    Finding none =
        NetnsCheckup.namespaces(
            new Command.Output(1, "", "unshare: unshare failed: No space left on device\n"));
    assertThat(none.isFatal()).isTrue();
    assertThat(none.what()).contains("a limit on the number of namespaces is reached");
    assertThat(none.remedy()).isNotEmpty();
  }

  @Test
  void plugins_that_are_not_here_are_fetched_by_up_where_that_can_be() {
    Set<String> plugins = Set.of("ptp", "host-local");
    assertThat(NetnsCheckup.plugins(plugins, Optional.empty(), true))
        .isEqualTo(Finding.ok("CNI plugins", "host-local, ptp are here"));
    Finding away = NetnsCheckup.plugins(plugins, Optional.empty(), false);
    assertThat(away.severity()).isEqualTo(Severity.OK);
    assertThat(away.what()).contains("up will fetch them, which was tried just now");
    MissingRequirement offline = new MissingRequirement("none could be fetched", "install them");
    assertThat(NetnsCheckup.plugins(plugins, Optional.of(offline), false))
        .isEqualTo(Finding.fatal("CNI plugins", "none could be fetched", "install them"));
  }
}
