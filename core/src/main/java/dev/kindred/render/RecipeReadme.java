package dev.kindred.render;

import dev.kindred.plan.NetworkType;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Family;
import dev.kindred.topology.Workload;
import dev.kindred.vocabulary.KindOptions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Says what the files of a recipe are, and how to make the lab with them by hand. */
final class RecipeReadme {
  /** What kind's node image has. */
  private static final Set<String> IN_KIND = Set.of("host-local", "loopback", "portmap", "ptp");

  private static final String HEAD =
      """
      # Lab %s by hand

      ![The lab](lab.svg)

      These files are all that it takes to make the lab on [kind](https://kind.sigs.k8s.io) with
      [Multus](https://github.com/k8snetworkplumbingwg/multus-cni), without Kindred.

      | files | what they are |
      |---|---|
      | `lab.svg` | the picture above |
      | `plan.json` | the plan: nodes, networks, slices, pods |
      | `kind/CLUSTER.yaml` | a cluster, as kind takes it |
      | `manifests/CLUSTER/` | a cluster's attachment definitions and Deployments |
      | `nodes/NODE/etc/` | the CNI configurations of a node, in clusters of several nodes |
      | `nodes/NODE/routes.sh` | a node's kernel settings, routes and exemptions from address translation |

      ## Make it

      In a POSIX shell, in this folder. If kind runs on Podman, put `podman` for `docker`.
      """;

  private static final String CLUSTERS =
      """

      The clusters, each with Multus, whose memory limit of 50 Mi is too low:

      ```sh
      multus=https://raw.githubusercontent.com/k8snetworkplumbingwg/multus-cni/v4.2.3
      for config in kind/*.yaml; do
        cluster=$(basename "$config" .yaml)
        kind create cluster --config "$config"
      %s%s  kubectl --context "kind-$cluster" apply -f "$multus/deployments/%s"
        kubectl --context "kind-$cluster" -n kube-system set resources daemonset kube-multus-ds \\
          -c kube-multus --limits=memory=200Mi
      done
      for node in nodes/*; do
        until docker exec "${node#nodes/}" test -e /etc/cni/net.d/00-multus.conf; do sleep 1; done
      done
      ```
      """;

  private static final String MULTUS = "multus-daemonset%s.yml";

  /** Where some clusters have Multus as a plain plugin. */
  private static final String WHICH = "  case $cluster in %s) kind= ;; *) kind=-thick ;; esac\n";

  /** Where some clusters have a network of the file's. */
  private static final String NETWORK =
      """
        if [ -e "cni/$cluster.yaml" ]; then
          kubectl --context "kind-$cluster" apply --server-side -f "cni/$cluster.yaml"
        fi
      """;

  private static final String ROOM =
      """

      Networks of the type macvlan are carried by the container network, in packets of its own. Make
      it first, with room for them, and have kind take it:

      ```sh
      docker network create --opt com.docker.network.driver.mtu=%1$d%3$s kindred-%2$s
      export KIND_EXPERIMENTAL_DOCKER_NETWORK=kindred-%2$s   # with Podman: KIND_EXPERIMENTAL_PODMAN_NETWORK
      ```
      """;

  /** A network of Docker has IPv6 only where it is asked for, and by a block before Docker 27. */
  private static final String WITH_IPV6 = " --ipv6 --subnet %s";

  /** Where the plan leaves the underlay to the provider. */
  private static final Cidr OF_IPV6 = Cidr.of("fd6b:696e:6472::/64");

  private static final String PLUGINS =
      """

      The CNI plugins that kind's nodes lack, from a release of the
      [plugins](https://github.com/containernetworking/plugins/releases) unpacked in `plugins/`:

      ```sh
      for node in nodes/*; do
        for plugin in %s; do
          docker cp "plugins/$plugin" "${node#nodes/}:/opt/cni/bin/"
        done
      done
      ```
      """;

  private static final String CONFIGURATIONS =
      """

      The CNI configurations of nodes that share a cluster, since each hands out a slice of its own:

      ```sh
      for node in nodes/*; do
        if [ -d "$node/etc" ]; then docker cp "$node/etc/." "${node#nodes/}:/etc/"; fi
      done
      ```
      """;

  private static final String ROUTES =
      """

      The routes. They lead to the nodes by the addresses of the plan; `addresses.sed` puts those in
      that the engine gave. After a restart of a node, do this again: its routes are gone, and it
      may have another address.

      ```sh
      of='{{range .NetworkSettings.Networks}}'
      for node in nodes/*; do
        name=${node#nodes/}
        ipv4=$(docker inspect -f "$of{{.IPAddress}}{{end}}" "$name")
        ipv6=$(docker inspect -f "$of{{.GlobalIPv6Address}}{{end}}" "$name")
        echo "s/via [0-9.]* # $name\\$/via $ipv4/"
        echo "s/via [0-9a-f]*:[0-9a-f:]* # $name\\$/via $ipv6/"
        echo "s/^own [0-9.]* # $name\\$/own $ipv4/"
        echo "s/^end [0-9.]* # $name\\$/end $ipv4/"
      done > addresses.sed
      for node in nodes/*; do
        sed -f addresses.sed "$node/routes.sh" | docker exec -i "${node#nodes/}" sh
      done
      ```
      """;

  private static final String IPV6 =
      """

      The lab has IPv6 networks, so the nodes need IPv6 addresses of the engine's network.
      """;

  private static final String MANIFESTS =
      """

      The networks and the workloads:

      ```sh
      for folder in manifests/*; do
        kubectl --context "kind-${folder#manifests/}" apply -f "$folder"
      done
      ```
      """;

  private static final String CHECK =
      """

      ## See it work

      ```sh
      kubectl --context kind-%1$s exec deployment/%3$s -- ip address show net1
      kubectl --context kind-%2$s exec deployment/%3$s -- ping -c 3 ADDRESS
      ```
      """;

  private static final String REMOVAL =
      """

      ## Remove it

      ```sh
      for config in kind/*.yaml; do
        kind delete cluster --name "$(basename "$config" .yaml)"
      done
      %s```
      """;

  private static final String ROOM_REMOVAL = "docker network rm kindred-%s\n";

  private RecipeReadme() {}

  static String of(Plan plan) {
    StringBuilder text = new StringBuilder(HEAD.formatted(plan.topology().name()));
    boolean segments = plan.nodes().stream().anyMatch(n -> !plan.segments(n.id()).isEmpty());
    text.append(segments ? room(plan) : "");
    text.append(clusters(plan));
    Set<String> plugins = plugins(plan);
    text.append(plugins.isEmpty() ? "" : PLUGINS.formatted(String.join(" ", plugins)));
    boolean several =
        plan.topology().clusters().stream().anyMatch(c -> plan.nodesOf(c.name()).size() > 1);
    text.append(several ? CONFIGURATIONS : "");
    text.append(ROUTES);
    boolean ipv6 = plan.dataPlane().stream().anyMatch(b -> b.family() == Family.IPV6);
    text.append(ipv6 ? IPV6 : "");
    boolean empty = plan.networks().isEmpty() && plan.topology().workloads().isEmpty();
    text.append(empty ? "" : MANIFESTS);
    for (Workload workload : plan.topology().workloads()) {
      if (workload.clusters().size() > 1 && !workload.networks().isEmpty()) {
        String first = workload.clusters().getFirst();
        text.append(CHECK.formatted(first, workload.clusters().get(1), workload.name()));
        break;
      }
    }
    String room = segments ? ROOM_REMOVAL.formatted(plan.topology().name()) : "";
    return text.append(REMOVAL.formatted(room)).toString();
  }

  private static String room(Plan plan) {
    int carried = plan.segmentMtu() + SegmentScript.OVERHEAD;
    boolean ipv6 = plan.dataPlane().stream().anyMatch(b -> b.family() == Family.IPV6);
    Cidr block =
        plan.underlay().stream().filter(b -> b.family() == Family.IPV6).findFirst().orElse(OF_IPV6);
    String options = ipv6 ? WITH_IPV6.formatted(block) : "";
    return ROOM.formatted(carried, plan.topology().name(), options);
  }

  private static String clusters(Plan plan) {
    List<String> thin =
        plan.topology().clusters().stream()
            .filter(cluster -> KindOptions.of(cluster).multus().equals(KindOptions.THIN))
            .map(Cluster::name)
            .toList();
    boolean brings =
        plan.topology().clusters().stream().anyMatch(c -> !KindOptions.of(c).cni().isNone());
    String network = brings ? NETWORK : "";
    return thin.isEmpty()
        ? CLUSTERS.formatted(network, "", MULTUS.formatted("-thick"))
        : CLUSTERS.formatted(
            network, WHICH.formatted(String.join("|", thin)), MULTUS.formatted("$kind"));
  }

  private static Set<String> plugins(Plan plan) {
    Set<String> plugins = new TreeSet<>();
    plan.networks().stream()
        .map(PlannedNetwork::type)
        .map(NetworkType::plugins)
        .forEach(plugins::addAll);
    plugins.removeAll(IN_KIND);
    return plugins;
  }
}
