package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kindred.host.Command;
import dev.kindred.lab.Preview;
import dev.kindred.plan.WayOut;
import dev.kindred.provider.Progress;
import dev.kindred.provider.TestLab;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A lab with a way out, on a host of its own that has a neighbour on a cable: that is the internet.
 * A program; its argument is the folder for labs. With the argument "serve" it is the neighbour.
 */
final class InternetRun {
  private static final int PORT = 8080;
  private static final String OUTSIDE = "192.0.2.2," + PORT;

  private static final String CLOSED =
      """
      clusters: 2
      networks: [{name: data-plane}]
      workloads: [{name: idle, networks: [data-plane]}]
      """;

  private static final String OPEN = "internet: true\n" + CLOSED;
  private static final String WIDER = OPEN.replace("clusters: 2", "clusters: 3");

  private static final List<String> OPENING =
      List.of(
          "add way out to the internet",
          "mend route 0.0.0.0/0 via 172.30.0.1 on edge1-control-plane: missing",
          "mend route 0.0.0.0/0 via 172.30.0.1 on edge2-control-plane: missing");

  private static final String HOST =
      """
      set -e
      ip netns add neighbour
      ip link add name out type veth peer name eth0 netns neighbour
      ip address add 192.0.2.1/24 dev out
      ip link set dev out up
      ip -n neighbour address add 192.0.2.2/24 dev eth0
      ip -n neighbour link set dev eth0 up
      """;

  /** As IsolationIT does. */
  private static final String CONNECT =
      """
      for to in "$@"; do
        timeout 3 bash -c 'exec 3<>"/dev/tcp/$0/$1"' "${to%,*}" "${to#*,}" 2>/dev/null && echo "$to"
      done
      exit 0
      """;

  private final TestLab lab;
  private final Path file;

  private InternetRun(Path states) throws IOException {
    this.lab = new TestLab(new NetnsWorld(), states);
    this.file = Files.writeString(states.resolve("file.yaml"), OPEN);
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("serve")) {
      serve();
      return;
    }
    if (!Files.isReadable(Path.of("/dev/net/tun"))) {
      System.out.println("no tun device");
      return;
    }
    Command.of("sh", "-c", HOST).run();
    List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", "neighbour"));
    line.addAll(PrivateHost.java(InternetRun.class, "serve"));
    Process neighbour = new ProcessBuilder(line).start();
    try (ServerSocket loopback = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThat(neighbour.inputReader().readLine()).isEqualTo("listening");
      InternetRun run = new InternetRun(Path.of(arguments[0]));
      run.story(loopback.getLocalPort());
      run.ends();
      run.kills();
      Files.delete(run.file);
    } finally {
      neighbour.destroyForcibly().waitFor();
      Command.of("sh", "-c", "ip link del dev out; ip netns del neighbour").run();
    }
  }

  private static void serve() throws IOException {
    try (ServerSocket server = new ServerSocket(PORT)) {
      System.out.println("listening");
      while (true) {
        try (Socket visitor = server.accept()) {
          visitor.getOutputStream().write('!');
        }
      }
    }
  }

  /** Those of the addresses and ports that a pod reaches. */
  private List<String> reached(String pod, String... addresses) {
    List<String> line = new ArrayList<>(List.of("bash", "-c", CONNECT, "bash"));
    line.addAll(List.of(addresses));
    return lab.inPod(pod, line.toArray(String[]::new)).lines().toList();
  }

  private boolean goesOut(String pod) {
    return !reached(pod, OUTSIDE).isEmpty();
  }

  /** What runs outside the lab for its way out. */
  private List<Long> stack() {
    return Processes.withVariable("KINDRED_WAY_OUT", lab.folder().toString());
  }

  private static List<String> listening() throws IOException {
    List<String> sockets = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
      String open = table.startsWith("tcp") ? " 0A " : " 07 ";
      Files.readAllLines(Path.of("/proc/net/" + table)).stream()
          .filter(l -> l.contains(open))
          .map(l -> table + l.substring(l.indexOf(':') + 1, l.indexOf(open)))
          .forEach(sockets::add);
    }
    sockets.sort(null);
    return sockets;
  }

  private void story(int loopback) throws IOException {
    lab.up(CLOSED);
    assertThat(goesOut("edge1/idle")).as("without the key").isFalse();
    assertThat(lab.observed().wayOut()).isEqualTo(WayOut.NONE);
    List<String> before = listening();
    assertThat(lab.up(OPEN)).containsExactlyElementsOf(OPENING);
    lab.isWhole();
    assertThat(listening()).as("sockets that listen").isEqualTo(before);
    assertThat(stack()).hasSize(1);
    assertThat(goesOut("edge1/idle")).isTrue();
    assertThat(goesOut("edge2/idle")).isTrue();
    assertThat(lab.verify().paths())
        .isNotEmpty()
        .allSatisfy(p -> assertThat(p.ttl()).isEqualTo(62));
    assertThat(
            reached("edge1/idle", loopback("127.0.0.1", loopback), loopback("10.0.2.2", loopback)))
        .as("the machine's loopback")
        .isEmpty();
    assertThat(
            reached("edge1/idle", loopback("10.0.2.3", loopback), loopback("192.0.2.1", loopback)))
        .as("the machine's loopback, by other addresses")
        .isEmpty();
    assertThat(lab.inPod("edge1/idle", "cat", "/etc/resolv.conf"))
        .isEqualTo("nameserver 10.0.2.3\n");
    damages();
    assertThat(lab.up(WIDER))
        .contains(
            "add node edge3-control-plane",
            "mend way out to the internet: it lacks the route 10.99.0.0/24 via edge3-control-plane");
    assertThat(goesOut("edge3/idle")).isTrue();
    lab.isWhole();
    assertThat(lab.up(CLOSED)).contains("remove way out to the internet: not in the topology");
    assertThat(stack()).isEmpty();
    assertThat(goesOut("edge1/idle")).isFalse();
    assertThat(lab.observed().wayOut()).isEqualTo(WayOut.NONE);
    lab.isWhole();
  }

  private static String loopback(String address, int port) {
    return address + "," + port;
  }

  /** What somebody broke is named, and mended. */
  private void damages() {
    Runnable[] blows = {
      () -> stack().forEach(p -> ProcessHandle.of(p).ifPresent(ProcessHandle::destroyForcibly)),
      () -> NetnsWorld.inside(lab, "ip", "route", "del", "10.97.0.0/24"),
      () -> NetnsWorld.inside(lab, "ip", "route", "add", "10.5.0.0/16", "via", "172.30.0.2"),
      () -> NetnsWorld.inside(lab, "ip", "address", "flush", "dev", "kindred0"),
      () -> NetnsWorld.inside(lab, "sh", "-c", "echo 0 >/proc/sys/net/ipv4/conf/tap0/proxy_arp"),
      () -> NetnsWorld.inside(lab, "ip", "route", "del", "default"),
      () -> NetnsWorld.inside(lab, "ip", "link", "set", "dev", "kindred0", "down"),
      () -> NetnsWorld.inside(lab, "ip", "link", "set", "dev", "tap0", "down"),
    };
    List<String> named = new ArrayList<>();
    for (Runnable blow : blows) {
      blow.run();
      await().atMost(5, TimeUnit.SECONDS).until(() -> !lab.drift().isEmpty());
      lab.drift().stream().filter(line -> line.contains("way out")).forEach(named::add);
      lab.up();
      assertThat(lab.drift()).isEmpty();
      assertThat(goesOut("edge1/idle")).as("%s", named.getLast()).isTrue();
    }
    String way = "mend way out to the internet: ";
    assertThat(named)
        .containsExactly(
            way + "it is closed",
            way + "it lacks the route 10.97.0.0/24 via edge1-control-plane",
            way + "it has the route 10.5.0.0/16 via edge1-control-plane more",
            way + "it lacks 172.30.0.1; it lacks 2 routes to pods",
            way + "it is closed",
            way + "it is closed",
            way + "it lacks 2 routes to pods",
            way + "it is closed");
  }

  /** The way out ends with the holder, however that ends. */
  private void ends() {
    lab.up(OPEN);
    assertThat(stack()).hasSize(1);
    ProcessHandle.of(NetnsWorld.holder(lab).pid()).ifPresent(ProcessHandle::destroyForcibly);
    await().atMost(5, TimeUnit.SECONDS).until(() -> stack().isEmpty());
    lab.up(OPEN);
    assertThat(goesOut("edge2/idle")).isTrue();
    stack().forEach(p -> Command.of("kill", "-STOP", Long.toString(p)).run());
    assertThat(lab.lab().down(Progress.NONE)).isTrue();
    assertThat(stack()).as("one that was stopped").isEmpty();
    assertThat(lab.folder()).doesNotExist();
  }

  /** A Kindred that is killed while it opens or closes it, and after it did. */
  private void kills() throws IOException {
    try {
      for (int millis = 0; millis < 1200; millis += 150) {
        Attack attack = Attack.onUp(lab, file);
        Thread.sleep(millis);
        attack.process().destroyForcibly();
        attack.process().onExit().join();
        if (millis % 300 == 0) {
          lab.up(OPEN);
          lab.isWhole();
          assertThat(goesOut("edge1/idle")).isTrue();
          assertThat(stack()).hasSize(1);
        }
        Recovery.vanishes(lab, attack);
        assertThat(stack()).isEmpty();
      }
      Attack attack = Attack.onUp(lab, file, "done", 1);
      assertThat(attack.end()).isEqualTo(Fuse.EXIT_CODE);
      Preview status = lab.lab().status();
      assertThat(status.observed().wayOut().open()).isTrue();
      lab.up(CLOSED);
      assertThat(stack()).isEmpty();
      Recovery.vanishes(lab, attack);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
