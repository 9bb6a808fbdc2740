package dev.kindred.vocabulary;

import dev.kindred.topology.Bounds;
import dev.kindred.topology.Defaults;
import java.util.StringJoiner;

/**
 * Writes topology files for people to go on with: every key is there, the rarer ones as comments.
 */
public final class TopologyWriter {
  /** The most networks that a sample can have: each is given a 10.k.0.0/16 below the pods' own. */
  public static final int MOST_NETWORKS = 64;

  private static final String HEAD =
      """
      # A lab of Kubernetes clusters whose pods share data-plane networks.
      #   kindred up       makes it, or changes it to what this file says
      #   kindred status   shows it
      #   kindred down     removes all of it
      # Lines that begin with # are comments: take the # away to use a key. Every key but the names
      # may be left out. "kindred schema" prints a JSON Schema with which editors complete and check.

      name: %s

      # What makes the clusters: netns (namespaces of this machine: at once, no root, no images), kind
      # (real Kubernetes in containers), kubeconfig (clusters that exist), auto (kind if it can run).
      provider: %s

      # What joins the nodes; the provider chooses it if it is left out. Or "kind", to share kind's own.
      # underlay: {cidr: 172.30.0.0/16, mtu: 1500}

      # Whether pods of netns reach what is outside the lab; those of kind always do.
      # internet: true

      # Said to kind of every cluster: any field of its configuration, the nodes' image, how Multus runs.
      # kind: {image: "kindest/node:v1.34.0", multus: thin, networking: {kubeProxyMode: nftables}}

      # Clusters, by name. A plain number is enough, too: "clusters: 3" makes edge1, edge2 and edge3.
      clusters:
      """;

  private static final String CLUSTER_KEYS =
      """
          # nodes: 1
          # podSubnet: 10.97.0.0/16          # one block, or one a family: [10.97.0.0/16, fd97::/56]
          # serviceSubnet: 10.197.0.0/16
          # kind: {nodes: [{extraPortMappings: [{containerPort: 30080, hostPort: 8080}]}]}
      """;

  private static final String NETWORKS =
      """

      # Data-plane networks: secondary networks that join pods of all clusters. Each cluster has a
      # part of cidr: the first 10.k.1.0/24, the second 10.k.2.0/24, and so on.
      networks:
      """;

  private static final String NETWORK_KEYS =
      """
          # type: ptp                        # how pods are attached
          # mtu: 1500                        # of the underlay, if it is left out
          # clusters: [%1$s]                # those that it joins; all, if it is left out
          # subnets: {%1$s: 10.1.1.0/24}    # the part of a cluster, to set it by hand
      """;

  private static final String WORKLOADS =
      """

      # Workloads: one Deployment in each cluster, with pods that attach to networks.
      workloads:
      """;

  private static final String WORKLOAD_KEYS =
      """
          # replicas: 1
          # command: sleep infinity          # or a list of words; waits, if it is left out
          # restart: always                  # or on-failure or never, when the command has ended
          # clusters: [%s]                # all that its networks join, if it is left out
      """;

  private TopologyWriter() {}

  /**
   * The text of a commented file: clusters {@code edge1, edge2, …}, networks {@code data-plane,
   * data-plane2, …} that join them all, and two workloads on every network.
   *
   * @param clusters from 1 to 1000
   * @param networks from 0 to {@link #MOST_NETWORKS}
   * @throws IllegalArgumentException when a number is outside its range
   */
  public static String sample(int clusters, int networks) {
    return sample(Defaults.LAB, Vocabularies.PROVIDER, clusters, networks);
  }

  /**
   * The same of a lab of another name or provider.
   *
   * @param name a label of RFC 1123
   * @param provider a provider's name
   */
  public static String sample(String name, String provider, int clusters, int networks) {
    check("clusters", clusters, 1, Bounds.CLUSTERS);
    check("networks", networks, 0, MOST_NETWORKS);
    StringBuilder text = new StringBuilder(HEAD.formatted(name, provider));
    for (int i = 1; i <= clusters; i++) {
      text.append("  - name: ").append(Defaults.CLUSTER).append(i).append('\n');
      text.append(i == 1 ? CLUSTER_KEYS : "");
    }
    String first = Defaults.CLUSTER + 1;
    writeNetworks(text, networks, first);
    writeWorkloads(text, networks, first);
    return text.toString();
  }

  private static void writeNetworks(StringBuilder text, int networks, String firstCluster) {
    text.append(networks == 0 ? NETWORKS.replace("networks:", "networks: []") : NETWORKS);
    for (int k = 1; k <= networks; k++) {
      text.append("  - name: ").append(networkName(k)).append('\n');
      text.append("    cidr: 10.").append(k).append(".0.0/16");
      text.append(k == 1 ? "                # or one a family: [10.1.0.0/16, fd10:1::/48]" : "");
      text.append('\n').append(k == 1 ? NETWORK_KEYS.formatted(firstCluster) : "");
    }
  }

  private static void writeWorkloads(StringBuilder text, int networks, String firstCluster) {
    StringJoiner names = new StringJoiner(", ", "[", "]");
    for (int k = 1; k <= networks; k++) {
      names.add(networkName(k));
    }
    text.append(WORKLOADS);
    for (int i = 1; i <= Defaults.WORKLOADS; i++) {
      text.append("  - name: ").append(Defaults.WORKLOAD).append(i).append('\n');
      text.append("    image: ").append(Defaults.IMAGE).append('\n');
      text.append("    networks: ").append(names);
      text.append(i == 1 && networks > 0 ? "           # net1, net2, … in this order" : "");
      text.append('\n').append(i == 1 ? WORKLOAD_KEYS.formatted(firstCluster) : "");
    }
  }

  private static String networkName(int number) {
    return number == 1 ? Defaults.NETWORK : Defaults.NETWORK + number;
  }

  private static void check(String what, int number, int least, int most) {
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "a sample has from %d to %d %s, not %d".formatted(least, most, what, number));
    }
  }
}
