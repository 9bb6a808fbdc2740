package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.provider.InWorld;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A lab and the machine that it runs on: what neither may have of the other. */
@Tag("root")
class IsolationIT implements InWorld {
  /** Says of each address and port whether a connection came about. */
  private static final String CONNECT =
      """
      for to in "$@"; do
        timeout 2 bash -c 'exec 3<>"/dev/tcp/$0/$1"' "${to%,*}" "${to#*,}" 2>/dev/null && echo "reached $to" &
      done
      wait
      echo tried $#
      """;

  @Override
  public World world() {
    return new NetnsWorld();
  }

  /** Of this machine, and of places outside. */
  private static List<String> addresses() throws IOException {
    List<String> addresses = new ArrayList<>(List.of("1.1.1.1", "192.0.2.1", "2606:4700::1111"));
    for (NetworkInterface link : NetworkInterface.networkInterfaces().toList()) {
      for (InterfaceAddress address : link.getInterfaceAddresses()) {
        String text = address.getAddress().getHostAddress();
        addresses.add(text.replaceAll("%.*", ""));
      }
    }
    return addresses;
  }

  @Test
  void a_pod_reaches_neither_the_machine_nor_what_is_behind_it(TestLab lab) throws IOException {
    lab.seed();
    try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral("::"))) {
      List<String> line = new ArrayList<>(List.of("bash", "-c", CONNECT, "bash"));
      for (String address : addresses()) {
        line.add(address + "," + listener.getLocalPort());
        line.add(address + ",53");
      }
      String own = "127.0.0.1," + listener.getLocalPort();
      assertThat(Command.of("bash", "-c", CONNECT, "bash", own).run().stdout())
          .as("from the machine itself")
          .isEqualTo("reached " + own + "\ntried 1\n");
      String expected = "tried " + (line.size() - 4) + "\n";
      String[] connect = line.toArray(String[]::new);
      assertThat(lab.inPod("edge1/demo1", connect)).isEqualTo(expected);
      assertThat(lab.onNode(TestLab.NODE1, connect)).isEqualTo(expected);
      assertThat(NetnsWorld.inside(lab, connect)).isEqualTo(expected);
    }
  }

  @Test
  void a_pod_sees_the_processes_of_its_lab_alone(TestLab lab) {
    String seen =
        lab.seed().inPod("edge1/demo1", "sh", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' ' '");
    assertThat(seen).contains("keeper.sh none").doesNotContain("java");
  }

  @Test
  void nothing_of_a_lab_is_in_the_machines_network_so_that_it_opens_no_port(TestLab lab)
      throws IOException {
    var traces = world().traces(lab.seed());
    lab.verify();
    String own = NetnsWorld.link(Path.of("/proc/self/ns/net"));
    assertThat(traces.get())
        .isNotEmpty()
        .extracting(trace ->
            NetnsWorld.link(Path.of("/proc", trace.substring(0, trace.indexOf(' ')), "ns/net")))
        .doesNotContain(own);
  }

  @Test
  void what_a_lab_keeps_is_for_its_user_alone(TestLab lab) throws IOException {
    lab.seed().lab().use(List.of("edge1"));
    try (Stream<Path> all = Files.walk(lab.folder())) {
      for (Path file : all.toList()) {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        assertThat(mode)
            .as("%s", file)
            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
      }
    }
  }
}
