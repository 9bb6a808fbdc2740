package dev.kindred.provider.kind.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.Finding;
import dev.kindred.provider.Finding.Severity;
import dev.kindred.provider.kind.doctor.Host.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelChecksTest {
  private final Patient patient = new Patient();

  private Finding only(String subject) {
    return assertThat(patient.findings(subject)).singleElement().actual();
  }

  @Test
  void what_the_kernel_has_is_named() {
    assertThat(only("kernel").what())
        .isEqualTo("it has overlay, veth, bridge, nf_nat, nf_tables and br_netfilter");
    patient.features.put("br_netfilter", Presence.LOADABLE);
    patient.features.put("nf_tables", Presence.MISSING);
    assertThat(only("kernel").what())
        .isEqualTo(
            "it has overlay, veth, bridge, nf_nat, ip_tables; br_netfilter, which is optional, is"
                + " not loaded");
  }

  @Test
  void what_the_kernel_lacks_is_fatal() {
    patient.features.put("veth", Presence.MISSING);
    patient.features.put("nf_tables", Presence.MISSING);
    patient.features.put("ip_tables", Presence.MISSING);

    assertThat(only("kernel"))
        .isEqualTo(
            Finding.fatal(
                "kernel",
                "it has no veth, nf_tables or ip_tables",
                "sudo modprobe veth   # if that fails: start a kernel that has CONFIG_VETH, in a"
                    + " container or virtual machine on its host"));
  }

  @Test
  void a_link_over_all_nodes_needs_more_of_the_kernel() {
    patient.features.put("vxlan", Presence.MISSING);
    assertThat(only("kernel").severity()).isEqualTo(Severity.OK);

    patient.wish = new Requirements(1, 1, List.of(), List.of(), List.of("vxlan", "macvlan"));
    assertThat(only("kernel"))
        .isEqualTo(
            Finding.fatal(
                "kernel",
                "it has no vxlan",
                "sudo modprobe vxlan   # if that fails: start a kernel that has CONFIG_VXLAN, in a"
                    + " container or virtual machine on its host"));
    patient.features.put("vxlan", Presence.LOADED);
    assertThat(only("kernel").what())
        .isEqualTo(
            "it has overlay, veth, bridge, nf_nat, nf_tables, vxlan, macvlan and br_netfilter");
  }

  @Test
  void a_module_that_is_not_loaded_matters_to_plain_users_alone() {
    patient.features.put("nf_tables", Presence.LOADABLE);
    patient.features.put("ip_tables", Presence.MISSING);
    assertThat(only("kernel").severity()).isEqualTo(Severity.OK);

    patient.rootless = true;
    assertThat(only("kernel"))
        .isEqualTo(
            Finding.warning(
                "kernel",
                "not loaded, which plain users cannot have done: nf_tables or ip_tables",
                "sudo modprobe -a nf_tables\n"
                    + "printf '%s\\n' nf_tables | sudo tee /etc/modules-load.d/kindred.conf   # to"
                    + " keep them"));
  }

  @Test
  void what_the_kernel_does_not_tell_is_unknown() {
    patient.features.remove("overlay");

    assertThat(only("kernel"))
        .isEqualTo(Finding.unknown("kernel", "it does not tell whether it has overlay"));
  }

  @Test
  void podman_does_not_make_the_folder_that_kind_mounts() {
    patient.modulesFolder = false;
    assertThat(only("kernel"))
        .isEqualTo(
            Finding.fatal(
                "kernel",
                "there is no folder /lib/modules, which kind mounts into nodes; an empty one will"
                    + " do",
                "sudo mkdir -p /lib/modules"));

    patient.program = "docker";
    patient.version = "28.2.2";
    assertThat(only("kernel").severity()).isEqualTo(Severity.OK);
  }
}
