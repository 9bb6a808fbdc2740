package dev.kindred.plan;

import dev.kindred.advice.Advice;

/**
 * An object of Kubernetes beside those of the lab, where the lab has its own: it does not bear the
 * lab's label.
 *
 * @param remedy what removes it
 */
public record ForeignObject(String cluster, Kind kind, String name, Advice remedy)
    implements Foreign {
  /** Of what kind. */
  public enum Kind {
    /** What a workload is there. */
    DEPLOYMENT("Deployment", "deployment", "workload"),
    /** What a network is there. */
    NETWORK("NetworkAttachmentDefinition", "network-attachment-definition", "network");

    private final String called;
    private final String resource;
    private final String ours;

    Kind(String called, String resource, String ours) {
      this.called = called;
      this.resource = resource;
      this.ours = ours;
    }

    /** What kubectl calls one. */
    public String resource() {
      return resource;
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
}
