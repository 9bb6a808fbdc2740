package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.List;

/** A change of an interface of a pod that stays, to be put right. */
public sealed interface InterfaceChange extends Change {
  /** The pod. */
  PlannedPod pod();

  /** The interface's name, as it is planned. */
  String interfaceName();

  @Override
  default Kind kind() {
    return Kind.MEND;
  }

  @Override
  default String cluster() {
    return pod().id().cluster();
  }

  @Override
  default String noun() {
    return "interface";
  }

  /**
   * An interface of a pod that has another name.
   *
   * @param from the name that it has
   */
  record Rename(PlannedPod pod, String interfaceName, String from) implements InterfaceChange {
    @Override
    public String subject() {
      return interfaceName + " of pod " + pod.id();
    }

    @Override
    public String reason() {
      return "has the name " + from;
    }
  }

  /** An interface of a pod, made anew on its network. */
  record Reattach(PlannedPod pod, String interfaceName, String network, String reason)
      implements InterfaceChange {
    @Override
    public String subject() {
      return interfaceName + " (" + network + ") of pod " + pod.id();
    }
  }

  /**
   * Routes of a pod, and the state of the interface that they leave by, which is to be up.
   *
   * @param routes those by its node
   * @param subnets the blocks on the interface's link
   */
  record Mend(
      PlannedPod pod, String interfaceName, List<Route> routes, List<Cidr> subnets, String reason)
      implements InterfaceChange {
    /** Copies its lists. */
    public Mend {
      routes = List.copyOf(routes);
      subnets = List.copyOf(subnets);
    }

    @Override
    public String subject() {
      return interfaceName + " of pod " + pod.id();
    }
  }
}
