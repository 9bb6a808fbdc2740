package dev.kindred.provider.kind;

import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import dev.kindred.host.Together;
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
  private final Site site;
  private final String cluster;
  private final KindTool kind;

  ClusterMaking(Site site, String cluster) {
    this(site, cluster, site.kind());
  }

  ClusterMaking(Site site, String cluster, KindTool kind) {
    this.site = site;
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
    List<PlannedNode> nodes = ClusterWork.planned(site, cluster);
    site.standing().intendCluster(cluster);
    site.containers().remove(site.containers().ofCluster(cluster));
    site.containers().removeStrayVolumes(List.of(cluster));
    Path mark = folder(Containers.mark(site.home()));
    folder(Site.kubeconfigs(site.home()));
    Map<NodeId, List<Mount>> mounts = new HashMap<>();
    for (PlannedNode node : nodes) {
      mounts.put(node.id(), List.of(new Mount(mark.toString(), Containers.MARK, true)));
    }
    progress.step("making cluster " + cluster);
    String image = site.images(cluster).node();
    if (Bake.isBaked(image)) {
      site.standing().intendImage(image);
    }
    String config = KindConfig.of(site.plan(), site.declared(cluster), mounts);
    Together.withHelp(
        () -> {
          kind.create(
              cluster,
              config,
              image,
              site.kubeconfig(cluster),
              step -> progress.step("cluster " + cluster + ": " + step));
          // It is made, whatever comes of what is done beside it: that is drift, and can be mended.
          site.standing().madeCluster(cluster, nodes.size());
        },
        () -> beside.accept(image));
    new UserContexts(site.home()).renew(cluster, kind).forEach(progress::step);
  }

  /**
   * Lets the cluster itself keep what it is made from: that goes with it, and a ledger that is lost
   * lacks nothing. Its first node runs already; kind is not done yet.
   */
  void remember() {
    site.engine()
        .exec(DeclaredNodes.controlPlane(cluster).name(), "sh", "-c", "cat >/etc/kindred/made-from")
        .input(MadeFrom.of(site.plan(), site.declared(cluster)).text())
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
