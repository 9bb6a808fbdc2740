package dev.kindred;

import dev.kindred.lab.LabCycle;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which cluster of a lab is in use, and how kubectl reaches them. */
public final class Kubectl {
  private final LabCycle lab;

  Kubectl(LabCycle lab) {
    this.lab = lab;
  }

  /** The cluster that commands mean when they name none; empty where none was chosen. */
  public Optional<String> current() {
    return lab.current();
  }

  /**
   * Lets the user's kubectl reach clusters, and sets the one that it speaks to and that commands
   * mean when they name none.
   *
   * @param clusters of which that is the first
   * @return the name of kubectl's context; empty where clusters have no API server
   * @throws dev.kindred.host.Fault when the lab was not brought up
   */
  public Optional<String> use(List<String> clusters) {
    return lab.use(clusters);
  }

  /**
   * The kubeconfigs of the clusters that are made, by the cluster's name.
   *
   * @throws dev.kindred.host.Fault when clusters of the lab's provider never have one
   */
  public Map<String, String> kubeconfigs() {
    return lab.kubeconfigs();
  }
}
