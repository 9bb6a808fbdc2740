package dev.kindred.provider.kind.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.Finding;
import dev.kindred.provider.Finding.Severity;
import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said of ports, addresses and the firewall. */
class NetChecksTest {
  private final Patient patient = new Patient();

  private Finding only(String subject) {
    return assertThat(patient.findings(subject)).singleElement().actual();
  }

  private void wishPorts(Integer... ports) {
    patient.wish = new Requirements(1, 1, List.of(), Stream.of(ports).map(OpenPort::tcp).toList());
  }

  @Test
  void ports_are_free_or_not_asked_for() {
    assertThat(only("ports").what())
        .isEqualTo("none is asked for; kind finds free ones for its API servers");
    wishPorts(8080);
    assertThat(only("ports")).isEqualTo(Finding.ok("ports", "8080 is free"));
    wishPorts(8080, 8443);
    assertThat(only("ports")).isEqualTo(Finding.ok("ports", "8080, 8443 are free"));
  }

  @Test
  void a_port_that_is_taken_is_fatal() {
    patient.ports = Optional.of(Set.of(OpenPort.tcp(8080)));
    wishPorts(8080, 8443);

    assertThat(only("ports"))
        .isEqualTo(
            Finding.fatal(
                "ports",
                "somebody listens on port 8080",
                "sudo ss -ltnp 'sport = :8080'   # who: end it, or choose another port"));
  }

  @Test
  void a_port_of_one_protocol_is_none_of_another() {
    patient.ports = Optional.of(Set.of(OpenPort.tcp(53), new OpenPort(5060, "SCTP")));
    List<OpenPort> wanted = List.of(new OpenPort(53, "UDP"));
    patient.wish = new Requirements(1, 1, List.of(), wanted);
    assertThat(only("ports")).isEqualTo(Finding.ok("ports", "53/UDP is free"));

    patient.ports = Optional.of(Set.of(new OpenPort(53, "UDP")));
    assertThat(only("ports"))
        .isEqualTo(
            Finding.fatal(
                "ports",
                "somebody listens on port 53/UDP",
                "sudo ss -lunp 'sport = :53'   # who: end it, or choose another port"));
  }

  @Test
  void a_low_port_is_root_s() {
    wishPorts(443, 80);
    assertThat(only("ports").severity()).isEqualTo(Severity.OK);

    patient.rootless = true;
    assertThat(only("ports"))
        .isEqualTo(
            Finding.fatal(
                "ports",
                "plain users may not listen on port 80",
                "sudo sysctl net.ipv4.ip_unprivileged_port_start=80"));

    patient.plainPorts = OptionalLong.of(80);
    assertThat(only("ports").severity()).isEqualTo(Severity.OK);
  }

  @Test
  void ports_that_cannot_be_read_are_unknown() {
    patient.ports = Optional.empty();
    wishPorts(8080);

    assertThat(only("ports"))
        .isEqualTo(Finding.unknown("ports", "/proc/net/tcp could not be read"));
  }

  @Test
  void a_route_of_the_host_is_hidden_by_a_block_that_overlaps_it() {
    patient.routes =
        Optional.of(Map.of(Cidr.of("10.1.2.0/24"), "tun0", Cidr.of("fd10:1:0:2::/64"), "tun0"));

    assertThat(patient.findings("addresses"))
        .containsExactly(
            Finding.warning(
                "addresses",
                "10.1.0.0/16 overlaps this machine's route to 10.1.2.0/24 by tun0: pods will not"
                    + " reach what is there",
                "# give the lab another block than 10.1.0.0/16 in its file (cidr, podSubnet or"
                    + " serviceSubnet)"),
            Finding.warning(
                "addresses",
                "fd10:1::/48 overlaps this machine's route to fd10:1:0:2::/64 by tun0: pods will not"
                    + " reach what is there",
                "# give the lab another block than fd10:1::/48 in its file (cidr, podSubnet or"
                    + " serviceSubnet)"));
  }

  @Test
  void a_network_of_the_engine_is_told_once_and_not_as_a_route_again() {
    patient.networks.put("lan", List.of(Cidr.of("10.1.0.0/24")));
    patient.routes = Optional.of(Map.of(Cidr.of("10.1.0.0/24"), "podman1"));

    assertThat(only("addresses"))
        .isEqualTo(
            Finding.warning(
                "addresses",
                "10.1.0.0/16 overlaps 10.1.0.0/24 of podman's network lan: pods will not reach"
                    + " what is there",
                "# give the lab another block than 10.1.0.0/16 in its file (cidr, podSubnet or"
                    + " serviceSubnet)"));

    patient.local = false;
    assertThat(only("addresses").severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void addresses_that_nobody_else_has_are_well() {
    assertThat(only("addresses"))
        .isEqualTo(Finding.ok("addresses", "nobody else has one of the 2 blocks"));
    patient.wish = new Requirements(1, 1, List.of(), List.of());
    assertThat(only("addresses")).isEqualTo(Finding.ok("addresses", "no blocks are given"));
    patient.routes = Optional.empty();
    assertThat(only("addresses"))
        .isEqualTo(Finding.unknown("addresses", "the routes of this machine could not be read"));
  }

  @Test
  void firewalld_with_nftables_stands_between_nodes_of_docker() {
    patient.program = "docker";
    patient.version = "28.2.2";
    patient.firewalld = Optional.of("nftables");

    assertThat(only("firewalld"))
        .isEqualTo(
            Finding.warning(
                "firewalld",
                "it runs with nftables, and may drop what nodes send to each other",
                "sudo sed -i 's/^FirewallBackend=.*/FirewallBackend=iptables/'"
                    + " /etc/firewalld/firewalld.conf\n"
                    + "sudo systemctl restart firewalld docker"));

    patient.program = "nerdctl";
    assertThat(only("firewalld").remedy()).endsWith("sudo systemctl restart firewalld");
  }

  @Test
  void firewalld_does_no_harm_elsewhere() {
    assertThat(only("firewalld")).isEqualTo(Finding.ok("firewalld", "it does not run"));

    patient.firewalld = Optional.of("iptables");
    assertThat(only("firewalld"))
        .isEqualTo(Finding.ok("firewalld", "it runs with iptables, as kind wants it"));

    patient.firewalld = Optional.of("nftables");
    assertThat(only("firewalld"))
        .isEqualTo(
            new Finding(
                "firewalld",
                Severity.OK,
                "it runs, and Podman tells it of its networks; after each reload of it do so"
                    + " again",
                "sudo podman network reload --all"));

    patient.rootless = true;
    assertThat(only("firewalld"))
        .isEqualTo(Finding.ok("firewalld", "it runs, and does not see containers of plain users"));

    patient.firewalld = Optional.empty();
    assertThat(only("firewalld"))
        .isEqualTo(Finding.unknown("firewalld", "whether it runs could not be read"));
  }
}
