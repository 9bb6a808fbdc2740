package dev.kindred.provider.netns;

import static java.util.Objects.requireNonNull;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PodId;
import dev.kindred.provider.TestLab;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** What goes wrong behind a lab's back. */
enum Damage {
  POD(false),
  POD_INTERFACE(false),
  POD_ROUTES(true),
  POD_NAME(true),
  POD_MAC(true),
  POD_RECORD(false),
  NODE(false),
  NODE_ROUTES(true),
  NODE_PORT(true),
  /** The underlay's interface, a bridge, or the interface on a segment. */
  NODE_NAME(true),
  NODE_MAC(true),
  NODE_SETTING(true),
  UNDERLAY(true),
  HOLDER(false);

  private final boolean inPlace;

  Damage(boolean inPlace) {
    this.inPlace = inPlace;
  }

  /** True when it is mended without any interface of a pod or any pod being made anew. */
  boolean isMendedInPlace() {
    return inPlace;
  }

  /** True for another name or hardware address, which programs of people give as well. */
  boolean isHarmless() {
    return this == POD_NAME || this == POD_MAC || this == NODE_NAME || this == NODE_MAC;
  }

  /** Does it to some pod or node of a lab that runs. */
  void to(TestLab lab, Random random) {
    var seen = lab.observed();
    List<PodId> pods = List.copyOf(new TreeSet<>(seen.pods().keySet()));
    List<NodeId> nodes = List.copyOf(new TreeSet<>(seen.nodes().keySet()));
    List<PodId> attached =
        pods.stream().filter(id -> hasNet1(requireNonNull(seen.pods().get(id)))).toList();
    boolean toNet1 = this == POD_INTERFACE || this == POD_NAME || this == POD_MAC;
    if (attached.isEmpty() && toNet1) {
      return;
    }
    List<PodId> some = attached.isEmpty() ? pods : attached;
    String pod = Names.of(some.get(random.nextInt(some.size())));
    NodeId nodeId = nodes.get(random.nextInt(nodes.size()));
    String node = Names.of(nodeId);
    List<String> links = links(requireNonNull(seen.nodes().get(nodeId)));
    String link = links.get(random.nextInt(links.size()));
    switch (this) {
      case POD -> run(lab, "ip netns del " + pod);
      case POD_INTERFACE -> run(lab, "ip -n " + pod + " link del dev net1");
      case POD_ROUTES -> run(lab, "ip -n " + pod + " route flush root 10.1.0.0/16");
      case POD_NAME -> run(lab, "ip -n " + pod + " link set dev net1 name other");
      case POD_MAC -> run(lab, "ip -n " + pod + " link set dev net1 address " + mac(random));
      case POD_RECORD ->
          run(lab, "echo '{\"node\": 1, \"at' >/run/kindred/pods/" + pod + "/pod.json");
      case NODE -> run(lab, "ip netns del " + node);
      case NODE_ROUTES -> run(lab, "ip -n " + node + " route flush root 10.1.0.0/16");
      case NODE_PORT -> run(lab, "ip -n " + node + " link del dev eth0");
      case NODE_NAME -> run(lab, "ip -n " + node + " link set dev " + link + " name other");
      case NODE_MAC -> run(lab, "ip -n " + node + " link set dev eth0 address " + mac(random));
      case NODE_SETTING ->
          run(lab, "ip netns exec " + node + " sh -c 'echo 0 >/proc/sys/net/ipv4/ip_forward'");
      case UNDERLAY -> run(lab, "ip link set dev " + Names.BRIDGE + " down");
      case HOLDER -> NetnsWorld.kill(lab);
    }
  }

  private static boolean hasNet1(Observed.Pod pod) {
    return pod.interfaces().stream().anyMatch(link -> link.name().equals("net1"));
  }

  /** The interfaces of a node that Kindred named. */
  private static List<String> links(Observed.Node node) {
    return node.interfaces().stream()
        .map(Observed.Interface::name)
        .filter(name -> name.matches("eth0|(kindred|segment)[0-9]+"))
        .sorted()
        .toList();
  }

  /** One that nobody else has: 02 begins those that no maker of cards gives. */
  private static String mac(Random random) {
    String text = "%012x".formatted(0x020000000000L + random.nextInt(Integer.MAX_VALUE));
    return text.replaceAll("..(?=.)", "$0:");
  }

  private static void run(TestLab lab, String line) {
    NetnsWorld.inside(lab, "sh", "-c", line);
  }
}
