package dev.kindred.provider.kind;

import dev.kindred.host.Fault;
import dev.kindred.host.Parallel;
import dev.kindred.host.Reason;
import dev.kindred.plan.MadeFrom;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PlannedNode;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Progress;
import dev.kindred.provider.kind.images.Bake;
import dev.kindred.render.KindConfig;
import dev.kindred.render.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes one cluster from nothing, in place of what an earlier attempt has left of it. */
final class ClusterMaking {
  private final LabContext context;
  private final String cluster;
  private final KindTool kind;

  ClusterMaking(LabContext context, String cluster) {
    this(context, cluster, context.kind());
  }

  ClusterMaking(LabContext context, String cluster, KindTool kind) {
    this.context = context;
    this.cluster = cluster;
    this.kind = kind;
  }

  /**
   * Makes it.
   *
   * @param beside what is done of it at the same time, given the image of its nodes; kind needs
   *     long for its last steps, which nothing of ours waits for
   */
  void run(Consumer<String> beside, Progress progress) {
    List<PlannedNode> nodes = ClusterWork.planned(context, cluster);
    context.standing().intendCluster(cluster);
    context.containers().remove(context.containers().ofCluster(cluster));
    context.containers().removeStrayVolumes(List.of(cluster));
    Path mark = folder(Containers.mark(context.home()));
    folder(LabContext.kubeconfigs(context.home()));
    Map<NodeId, List<Mount>> mounts = new HashMap<>();
    for (PlannedNode node : nodes) {
      mounts.put(node.id(), List.of(new Mount(mark.toString(), Containers.MARK, true)));
    }
    progress.step("making cluster " + cluster);
    String image = context.images(cluster).node();
    if (Bake.isBaked(image)) {
      context.standing().intendImage(image);
    }
    String config = KindConfig.of(context.plan(), context.declared(cluster), mounts);
    Parallel.withHelp(
        () -> {
          kind.create(
              cluster,
              config,
              image,
              context.kubeconfig(cluster),
              step -> progress.step("cluster " + cluster + ": " + step));
          // It is made, whatever comes of what is done beside it: that is drift, and can be mended.
          context.standing().madeCluster(cluster, nodes.size());
        },
        () -> beside.accept(image));
    new UserContexts(context.home()).renew(cluster, kind).forEach(progress::step);
  }

  /**
   * Lets the cluster itself keep what it is made from: that goes with it, and a ledger that is lost
   * lacks nothing. Its first node runs already; kind is not done yet.
   */
  void remember() {
    context
        .engine()
        .exec(DeclaredNodes.controlPlane(cluster).name(), "sh", "-c", "cat >/etc/kindred/made-from")
        .input(MadeFrom.of(context.plan(), context.declared(cluster)).text())
        .purpose("note what cluster " + cluster + " is made from")
        .run();
  }

  private static Path folder(Path path) {
    try {
      return Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new Fault("could not make " + path + ": " + Reason.of(e, path), "See to the disk.", e);
    }
  }
}
