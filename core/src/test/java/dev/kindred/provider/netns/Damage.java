package dev.kindred.provider.netns;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.TestLab;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** What goes wrong behind a lab's back. */
enum Damage {
  POD,
  POD_INTERFACE,
  POD_ROUTES,
  POD_NAME,
  POD_MAC,
  POD_RECORD,
  NODE,
  NODE_ROUTES,
  NODE_PORT,
  NODE_NAME,
  NODE_SETTING,
  UNDERLAY,
  HOLDER;

  /** Does it to some pod or node of a lab that runs. */
  void to(TestLab lab, Random random) {
    var seen = lab.observed();
    List<PodId> pods = List.copyOf(new TreeSet<>(seen.pods().keySet()));
    List<NodeId> nodes = List.copyOf(new TreeSet<>(seen.nodes().keySet()));
    String pod = Names.of(pods.get(random.nextInt(pods.size())));
    NodeId nodeId = nodes.get(random.nextInt(nodes.size()));
    String node = Names.of(nodeId);
    switch (this) {
      case POD -> run(lab, "ip netns del " + pod);
      case POD_INTERFACE -> run(lab, "ip -n " + pod + " link del dev net1");
      case POD_ROUTES -> run(lab, "ip -n " + pod + " route flush root 10.1.0.0/16");
      case POD_NAME -> run(lab, "ip -n " + pod + " link set dev net1 name other");
      case POD_MAC -> run(lab, "ip -n " + pod + " link set dev net1 address 02:00:00:00:00:77");
      case POD_RECORD ->
          run(lab, "echo '{\"node\": 1, \"at' >/run/kindred/pods/" + pod + "/pod.json");
      case NODE -> run(lab, "ip netns del " + node);
      case NODE_ROUTES -> run(lab, "ip -n " + node + " route flush root 10.1.0.0/16");
      case NODE_PORT -> run(lab, "ip -n " + node + " link del dev eth0");
      case NODE_NAME -> run(lab, "ip -n " + node + " link set dev eth0 name other");
      case NODE_SETTING ->
          run(lab, "ip netns exec " + node + " sh -c 'echo 0 >/proc/sys/net/ipv4/ip_forward'");
      case UNDERLAY -> run(lab, "ip link set dev " + Names.BRIDGE + " down");
      case HOLDER -> NetnsWorld.kill(lab);
    }
  }

  private static void run(TestLab lab, String line) {
    NetnsWorld.inside(lab, "sh", "-c", line);
  }
}
