package dev.kindred.plan;

/** A change of a pod. */
public sealed interface PodChange extends Change {
  /** The pod. */
  PodId id();

  @Override
  default String cluster() {
    return id().cluster();
  }

  @Override
  default String noun() {
    return "pod";
  }

  @Override
  default String subject() {
    return "pod " + id();
  }

  /** A pod with all its interfaces. */
  record Add(PlannedPod pod) implements PodChange {
    @Override
    public Kind kind() {
      return Kind.ADD;
    }

    @Override
    public PodId id() {
      return pod.id();
    }
  }

  /** A pod that is not to be. */
  record Remove(PodId pod, NodeId node, String reason) implements PodChange {
    @Override
    public Kind kind() {
      return Kind.REMOVE;
    }

    @Override
    public PodId id() {
      return pod;
    }
  }

  /**
   * A pod that cannot become what it should be.
   *
   * @param from the node that it is on now
   */
  record Replace(PlannedPod pod, NodeId from, String reason) implements PodChange {
    @Override
    public Kind kind() {
      return Kind.REPLACE;
    }

    @Override
    public PodId id() {
      return pod.id();
    }
  }

  /** Kernel settings of a pod that stays. */
  record SetSettings(PlannedPod pod, String reason) implements PodChange {
    @Override
    public Kind kind() {
      return Kind.MEND;
    }

    @Override
    public PodId id() {
      return pod.id();
    }

    @Override
    public String subject() {
      return "settings of pod " + pod.id();
    }
  }

  /** The command of a pod that stays, started in it again. */
  record StartCommand(PlannedPod pod, String reason) implements PodChange {
    @Override
    public Kind kind() {
      return Kind.MEND;
    }

    @Override
    public PodId id() {
      return pod.id();
    }

    @Override
    public String noun() {
      return "command";
    }

    @Override
    public String subject() {
      return "command of pod " + pod.id();
    }
  }
}
