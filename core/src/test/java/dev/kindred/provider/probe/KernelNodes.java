package dev.kindred.provider.probe;

import dev.kindred.host.Command;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.NodeAccess;
import dev.kindred.provider.PodPath;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Nodes and pods without a container engine: network namespaces, wired as the plugin ptp does it,
 * in user, mount and network namespaces of their own, which go when this is closed. Node i, from 1,
 * is the only one of cluster {@code edge}i; it has 172.30.0.i and its pods have addresses from
 * 10.1.i.2 and fd10:1:0:i::2.
 */
public final class KernelNodes implements NodeAccess, AutoCloseable {
  private static final String SETUP =
      """
      set -eu
      mount -t tmpfs tmpfs /run
      ip link add u0 type bridge mcast_snooping 0
      ip link set dev u0 up
      for i in $(seq "$1"); do
        ip netns add node$i
        nsenter --net=/run/netns/node$i sh -c 'cd /proc/sys/net
          echo 1 >ipv4/ip_forward; echo 1 >ipv6/conf/all/forwarding
          echo 0 >ipv6/conf/all/accept_dad; echo 0 >ipv6/conf/default/accept_dad'
        ip link add u$i master u0 up type veth peer name eth0 netns node$i
        {
          echo "link set dev eth0 up"
          echo "address add 172.30.0.$i/24 dev eth0"
          echo "address add fd6b::$i/64 dev eth0 nodad"
          echo "route add unreachable 10.1.0.0/16 metric 4096"
          echo "route add unreachable fd10:1::/48 metric 4096"
          for k in $(seq "$1"); do
            [ $k = $i ] || echo "route add 10.1.$k.0/24 via 172.30.0.$k"
            [ $k = $i ] || echo "route add fd10:1:0:$k::/64 via fd6b::$k"
          done
        } | ip -n node$i -batch -
        for j in $(seq 2 "$2"); do
          pod=cni-$i-$j
          ip netns add $pod
          ip -n node$i -batch - <<END
      link add p$j type veth peer name net1 netns $pod
      link set dev p$j up
      address add 10.1.$i.1/32 dev p$j
      address add fd10:1:0:$i::1/128 dev p$j nodad
      route add 10.1.$i.$j dev p$j src 10.1.$i.1
      route add fd10:1:0:$i::$j dev p$j
      END
          ip -n $pod -batch - <<END
      link set dev net1 up
      address add 10.1.$i.$j/32 dev net1
      address add fd10:1:0:$i::$j/128 dev net1 nodad
      route add 10.1.$i.1 dev net1
      route add 10.1.0.0/16 via 10.1.$i.1
      route add fd10:1:0:$i::1 dev net1
      route add fd10:1::/48 via fd10:1:0:$i::1
      END
        done
      done
      echo ready
      exec cat
      """;

  private final int nodes;
  private final int pods;
  private final Process holder;

  private KernelNodes(int nodes, int pods, Process holder) {
    this.nodes = nodes;
    this.pods = pods;
    this.holder = holder;
  }

  /** Makes nodes with so many pods on each. */
  static KernelNodes of(int nodes, int pods) {
    List<String> namespaces = List.of("unshare", "--user", "--map-root-user", "--mount", "--net");
    Command.Output made = command(namespaces, "true").tryRun();
    Assumptions.assumeTrue(made.exitCode() == 0, "no user namespaces: " + made.stderr().strip());
    String last = Integer.toString(pods + 1);
    Command setup = command(namespaces, "sh", "-c", SETUP, "sh", Integer.toString(nodes), last);
    KernelNodes kernel = new KernelNodes(nodes, pods, setup.start());
    kernel.awaitReady();
    return kernel;
  }

  private static Command command(List<String> first, String... then) {
    List<String> line = new ArrayList<>(first);
    line.addAll(List.of(then));
    return Command.of(line.toArray(String[]::new));
  }

  private void awaitReady() {
    try {
      if (!"ready".equals(holder.inputReader().readLine())) {
        byte[] said = holder.getErrorStream().readAllBytes();
        throw new IllegalStateException(new String(said, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static NodeId node(int number) {
    return DeclaredNodes.id("edge" + number, 1);
  }

  static PodId pod(int node, int index) {
    return new PodId("edge" + node, "demo", index);
  }

  private static String namespace(PodId pod) {
    return "/run/netns/cni-" + pod.cluster().substring("edge".length()) + "-" + (pod.index() + 2);
  }

  Map<PodId, PodPlace> places() {
    Map<PodId, PodPlace> places = new HashMap<>();
    for (PodId pod : pods()) {
      places.put(pod, new PodPlace(DeclaredNodes.id(pod.cluster(), 1), namespace(pod)));
    }
    return places;
  }

  private List<PodId> pods() {
    List<PodId> all = new ArrayList<>();
    for (int node = 1; node <= nodes; node++) {
      for (int index = 0; index < pods; index++) {
        all.add(pod(node, index));
      }
    }
    return all;
  }

  static PodPath path(PodId from, PodId to, Family family) {
    return new PodPath(from, to, "data-plane", address(from, family), address(to, family), 1500);
  }

  private static Cidr address(PodId pod, Family family) {
    String node = pod.cluster().substring("edge".length());
    int host = pod.index() + 2;
    return Cidr.of(
        family == Family.IPV4
            ? "10.1." + node + "." + host
            : "fd10:1:0:" + node + "::" + Integer.toString(host));
  }

  /** From each pod to each other. */
  List<PodPath> paths(Family family) {
    List<PodPath> paths = new ArrayList<>();
    for (PodId from : pods()) {
      for (PodId to : pods()) {
        if (!from.equals(to)) {
          paths.add(path(from, to, family));
        }
      }
    }
    return paths;
  }

  /** In the namespaces that all nodes share. */
  private Command inside(String... arguments) {
    return command(
        List.of(
            "nsenter",
            "--preserve-credentials",
            "--user",
            "--mount",
            "--net",
            "--target",
            Long.toString(holder.pid())),
        arguments);
  }

  @Override
  public Command on(NodeId node, String... arguments) {
    String name = node.cluster().replace("edge", "node");
    return inside(
        command(List.of("nsenter", "--net=/run/netns/" + name), arguments)
            .arguments()
            .toArray(String[]::new));
  }

  /** Runs a program on a node. */
  void run(int node, String... arguments) {
    on(node(node), arguments).run();
  }

  /** Runs a program in a pod's network namespace. */
  void run(PodId pod, String... arguments) {
    inside(
            command(List.of("nsenter", "--net=" + namespace(pod)), arguments)
                .arguments()
                .toArray(String[]::new))
        .run();
  }

  void remove(PodId pod) {
    inside("ip", "netns", "del", namespace(pod).substring("/run/netns/".length())).run();
  }

  /** Ends what holds the namespaces, so that the kernel removes them. */
  @Override
  public void close() {
    try {
      holder.getOutputStream().close();
      if (!holder.waitFor(10, TimeUnit.SECONDS)) {
        holder.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      holder.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
