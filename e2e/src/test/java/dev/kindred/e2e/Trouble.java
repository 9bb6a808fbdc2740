package dev.kindred.e2e;

import java.util.List;
import java.util.Random;

/** What goes wrong in a lab of kind clusters behind its back. */
enum Trouble {
  NOTHING,
  ROUTE,
  POD_LINK,
  DEPLOYMENT,
  DEFINITION,
  API_SERVER,
  RESTART,
  STOP;

  private static final List<String> NODES = List.of("edge1-control-plane", "edge2-control-plane");
  private static final String KUBECTL = "kubectl --kubeconfig /etc/kubernetes/admin.conf ";

  /** Its kubelet starts it again. */
  private static final String END_OF_API_SERVER =
      "for p in /proc/[0-9]*; do read -r n <$p/comm && [ $n = kube-apiserver ] && kill -9 ${p#/proc/}; done";

  /** Strikes one of the two clusters. */
  void strike(HeldEngine engine, Random random) {
    int which = random.nextInt(2);
    String node = NODES.get(which);
    switch (this) {
      case NOTHING -> {}
      case ROUTE -> in(engine, node, "ip route del 10.1." + (2 - which) + ".0/24");
      case POD_LINK ->
          in(
              engine,
              node,
              "for n in /run/netns/*; do ip -n ${n##*/} link del dev net1 && break; done");
      case DEPLOYMENT -> in(engine, node, KUBECTL + "delete deployment demo1");
      case DEFINITION -> in(engine, node, KUBECTL + "delete net-attach-def data-plane");
      case API_SERVER -> in(engine, node, END_OF_API_SERVER);
      case RESTART -> engine.says("restart", "--time", "0", node);
      case STOP -> engine.says("stop", "--time", "0", node);
    }
  }

  private static void in(HeldEngine engine, String node, String script) {
    engine.says("exec", node, "sh", "-c", "(" + script + ") 2>&1 || true");
  }
}
