package dev.kindred.topology;

import java.util.List;

/**
 * A Deployment that is made in each of its clusters.
 *
 * @param image the container image; a provider without images ignores it
 * @param command what its pods run, as an argument vector; empty to wait
 * @param restart when the command is started again after it has ended
 * @param replicas pods in each cluster, from 0
 * @param networks the data-plane networks its pods attach to, in the order net1, net2, …
 * @param clusters the names of the clusters it runs in
 */
public record Workload(
    String name,
    String image,
    List<String> command,
    Restart restart,
    int replicas,
    List<String> networks,
    List<String> clusters) {
  /** Copies its lists. */
  public Workload {
    command = List.copyOf(command);
    networks = List.copyOf(networks);
    clusters = List.copyOf(clusters);
  }

  /** One whose command is started again whenever it ends. */
  public Workload(
      String name,
      String image,
      List<String> command,
      int replicas,
      List<String> networks,
      List<String> clusters) {
    this(name, image, command, Restart.ALWAYS, replicas, networks, clusters);
  }
}
