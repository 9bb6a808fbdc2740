package dev.kindred.plan;

import dev.kindred.advice.Advice;

/**
 * An object of Kubernetes beside those of the lab, where the lab has its own: it does not bear the
 * lab's label.
 *
 * @param node one from which it can be removed
 */
public record ForeignObject(String cluster, Kind kind, String name, NodeId node)
    implements Foreign {
  /** Of what kind. */
  public enum Kind {
    /** What a workload is there. */
    DEPLOYMENT("Deployment", "deployment", "workload"),
    /** What a network is there. */
    NETWORK("NetworkAttachmentDefinition", "network-attachment-definition", "network");

    private final String called;
    private final String word;
    private final String ours;

    Kind(String called, String word, String ours) {
      this.called = called;
      this.word = word;
      this.ours = ours;
    }
  }

  /** True where the lab wants one of that name. */
  boolean inTheWayOf(Plan plan) {
    return switch (kind) {
      case DEPLOYMENT ->
          plan.topology().workloads().stream()
              .anyMatch(w -> w.name().equals(name) && w.clusters().contains(cluster));
      case NETWORK ->
          plan.network(name).filter(n -> n.network().clusters().contains(cluster)).isPresent();
    };
  }

  @Override
  public boolean inTheWay() {
    return true;
  }

  @Override
  public String subject() {
    return kind.called + " " + name + " of cluster " + cluster;
  }

  @Override
  public String effect() {
    return "has the name of a " + kind.ours + " of the lab";
  }

  @Override
  public Advice remedy() {
    String line =
        node
            + " -- kubectl --kubeconfig /etc/kubernetes/admin.conf delete "
            + kind.word
            + " "
            + name;
    return Advice.NONE.run("node", line.split(" "));
  }
}
