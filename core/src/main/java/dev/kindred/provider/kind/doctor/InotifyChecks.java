package dev.kindred.provider.kind.doctor;

import dev.kindred.provider.Finding;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether the kernel's limits on inotify leave room for the nodes. It counts by user, and does not
 * tell containers from each other.
 *
 * @see <a
 *     href="https://kind.sigs.k8s.io/docs/user/known-issues/#pod-errors-due-to-too-many-open-files">kind's
 *     known issues</a>
 * @see <a href="https://github.com/kubernetes-sigs/kind/issues/1388">kind#1388</a>
 */
final class InotifyChecks {
  /**
   * Instances that a node wants, and that it was never seen to do with less than. With the usual
   * limit of 128 three clusters of one node run and the fourth does not start, so that a node has
   * between 32 and 42, less the host's own part.
   *
   * @see <a href="https://github.com/kubernetes-sigs/kind/issues/3317">kind#3317</a>
   */
  private static final Span INSTANCES = new Span(40, 33);

  /**
   * With control groups of version 1 containerd has none for each container. Counted on a node of
   * Kubernetes 1.34 with Multus and four pods: systemd 4, containerd 1, kubelet 7, API server 6,
   * controllers 7, kube-proxy 1, Multus 1.
   *
   * @see <a href="https://github.com/containerd/containerd/pull/11652">containerd#11652</a>
   */
  private static final Span INSTANCES_ON_FIRST = new Span(30, 25);

  /** A worker lacks what serves Kubernetes: of the 27 above 14 are left. */
  private static final Span WORKERS_ON_FIRST = new Span(16, 13);

  /**
   * Watches of a node. On that same node there were 326; with 8192, as older kernels have, the 13th
   * cluster did not start.
   *
   * @see <a href="https://github.com/kubernetes-sigs/kind/issues/2219">kind#2219</a>
   */
  private static final int WATCHES = 600;

  /** The values that kind recommends. */
  private static final long USUAL_INSTANCES = 512;

  private static final long USUAL_WATCHES = 524_288;

  private InotifyChecks() {}

  /** How many a node wants, and how many it cannot do without. */
  private record Span(int usual, int least) {}

  static List<Finding> of(EngineState engine, Host.Limits limits, Requirements wish) {
    return List.of(instances(engine, limits, wish), watches(limits, wish));
  }

  private static Finding instances(EngineState engine, Host.Limits limits, Requirements wish) {
    String subject = "inotify instances";
    if (limits.instances().isEmpty()) {
      return unread(subject, "max_user_instances");
    }
    long limit = limits.instances().getAsLong();
    long used = limits.instancesUsed().orElse(0);
    boolean first = engine.cgroup().equals("1");
    Span ofNode = first ? INSTANCES_ON_FIRST : INSTANCES;
    Span ofWorker = first ? WORKERS_ON_FIRST : INSTANCES;
    int workers = wish.nodes() - wish.clusters();
    long wanted = (long) wish.clusters() * ofNode.usual() + (long) workers * ofWorker.usual();
    long least = (long) wish.clusters() * ofNode.least() + (long) workers * ofWorker.least();
    String what = text(limit, limits.instancesUsed(), wanted, wish);
    if (used + wanted <= limit) {
      return Finding.ok(subject, what);
    }
    String remedy = set("max_user_instances", Math.max(USUAL_INSTANCES, powerOf2(used + wanted)));
    return used + least > limit
        ? Finding.fatal(subject, what, remedy)
        : Finding.warning(subject, what, remedy);
  }

  private static Finding watches(Host.Limits limits, Requirements wish) {
    String subject = "inotify watches";
    if (limits.watches().isEmpty()) {
      return unread(subject, "max_user_watches");
    }
    long limit = limits.watches().getAsLong();
    long wanted = (long) wish.nodes() * WATCHES;
    String what = String.format("%d for a user; %s want about %d", limit, wish.nodesText(), wanted);
    return wanted <= limit
        ? Finding.ok(subject, what)
        : Finding.warning(
            subject, what, set("max_user_watches", Math.max(USUAL_WATCHES, powerOf2(wanted))));
  }

  private static Finding unread(String subject, String setting) {
    return Finding.unknown(subject, "/proc/sys/fs/inotify/" + setting + " could not be read");
  }

  private static String text(long limit, OptionalLong used, long wanted, Requirements wish) {
    String inUse =
        used.isPresent() ? used.getAsLong() + " in use" : "how many are in use is not known";
    return String.format(
        "%d for a user, %s; %s want about %d", limit, inUse, wish.nodesText(), wanted);
  }

  private static String set(String setting, long value) {
    String line = "fs.inotify." + setting + "=" + value;
    return "sudo sysctl "
        + line
        + "\necho "
        + line
        + " | sudo tee -a /etc/sysctl.d/99-kindred.conf   # to keep it";
  }

  /** The least power of 2 that is no less. */
  private static long powerOf2(long number) {
    return number <= 1 ? 1 : Long.highestOneBit(number - 1) << 1;
  }
}
