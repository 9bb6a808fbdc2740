package dev.kindred.render;

import dev.kindred.document.PlanDocument;
import dev.kindred.host.Json;
import dev.kindred.plan.Allocation;
import dev.kindred.plan.Plan;
import dev.kindred.plan.Planner;
import dev.kindred.plan.Traits;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Seed;
import dev.kindred.vocabulary.Vocabularies;
import java.util.List;
import java.util.Map;

/** Plans to render. */
final class Plans {
  private static final Underlay UNDERLAY =
      Underlays.bare(List.of(Cidr.of("172.30.0.0/16"), Cidr.of("fd6b:696e:6472::/64")));

  /** Both families, a cluster of two nodes, every type of network. */
  static final String MIXED =
      """
      name: mixed
      underlay: [172.30.0.0/16, 'fd6b:696e:6472::/64']
      kind: {featureGates: {UserNamespacesSupport: true}, networking: {kubeProxyMode: nftables}}
      clusters:
        - name: core
          nodes: 2
          kind:
            nodes:
              - extraPortMappings: [{containerPort: 30080, hostPort: 8080}]
              - labels: {disk: ssd}
            containerdConfigPatches:
              - |
                [plugins."io.containerd.grpc.v1.cri"]
                  enable_unprivileged_ports = true
          podSubnet: [10.97.0.0/16, 'fd97::/56']
          serviceSubnet: [10.197.0.0/16, 'fd97:1::/112']
        - name: edge1
      networks:
        - {name: data-plane, cidr: [10.1.0.0/16, 'fd10:1::/48']}
        - {name: storage, type: bridge, mtu: 1400}
        - {name: radio, type: macvlan, cidr: 10.3.0.0/16, clusters: [edge1]}
      workloads:
        - {name: router, networks: [data-plane, storage], replicas: 2}
        - {name: antenna, networks: [radio], clusters: [edge1], command: [sh, -c, 'echo $$ $(hostname) $HOME; sleep 3600']}
        - {name: storage, networks: [storage], clusters: [core]}
      """;

  private Plans() {}

  static Plan seed() {
    return Planner.plan(Seed.file().topology(), UNDERLAY, Allocation.NONE);
  }

  static Plan of(String topology) {
    return of(topology, UNDERLAY);
  }

  /** As a provider plans that has yet to learn the addresses of the nodes. */
  static Plan withoutAddresses(String topology) {
    return of(topology, Underlays.unknown(Traits.bare(DeclaredNodes.POD_LINK)));
  }

  private static Plan of(String topology, Underlay underlay) {
    return Planner.plan(
        TopologyReader.read("lab.yaml", topology, Vocabularies.DIALECT).topology(),
        underlay,
        Allocation.NONE);
  }

  /** The files of a plan. */
  static Map<String, String> recipe(Plan plan) {
    return Recipe.of(plan, Json.pretty(PlanDocument.of(plan)));
  }
}
