package dev.kindred.provider.kind.images;

import dev.kindred.host.Command;
import dev.kindred.host.CommandFailed;
import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The containerd of a node. */
record NodeStore(Engine engine, String container) {
  private static final Duration IMPORT = Duration.ofMinutes(10);

  /** How long containerd may take to give an image that has arrived its id for a name. */
  private static final Duration NAMING = Duration.ofSeconds(5);

  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

  /** What it has. */
  StoredImages list() {
    return StoredImages.parse(ctr("read the images of " + container, "list").run().stdout());
  }

  /**
   * Brings the images of an archive in, and sees that each has the name by which pods ask for it.
   *
   * <p>Kind's own import differs in two points. It takes all platforms, which fails on an archive
   * that names more of them than it holds, as one of a Docker that keeps images in containerd does
   * (kubernetes-sigs/kind issue 3795). And it unpacks: here that is left to the first pod, as kind
   * leaves it for the images inside its node image, because it needs no word on which snapshotter
   * the node uses.
   */
  void take(Path archive, List<EngineImage> images) {
    dropOutdated(images);
    List<String> words = new ArrayList<>(List.of("import", "--no-unpack"));
    // Else what has no tag gets no name at all, and the next sweep of containerd removes it.
    if (images.stream().anyMatch(NodeStore::isNameless)) {
      words.add("--digests");
    }
    words.add("-");
    String purpose = "bring " + EngineImages.references(images) + " to " + container;
    try {
      ctr(purpose, words.toArray(String[]::new)).input(archive).timeout(IMPORT).run();
    } catch (CommandFailed e) {
      throw explained(e, images);
    }
    name(images);
  }

  /**
   * Takes names from images with another content: where a name just moves, containerd does not note
   * the id of what it moves to.
   */
  private void dropOutdated(List<EngineImage> images) {
    List<String> names = list().outdated(images);
    if (!names.isEmpty()) {
      List<String> words = new ArrayList<>(List.of("remove"));
      words.addAll(names);
      ctr("remove earlier images from " + container, words.toArray(String[]::new)).run();
    }
  }

  private static boolean isNameless(EngineImage image) {
    return image.name().indexOf('@') >= 0 || image.name().startsWith("sha256:");
  }

  private Fault explained(CommandFailed e, List<EngineImage> images) {
    Optional<String> own =
        engine.containers(List.of(container)).stream()
            .flatMap(node -> node.text("Image").stream())
            .findFirst()
            .flatMap(this::processor);
    return images.stream().anyMatch(image -> isForAnother(own, processor(image.reference())))
        ? new Fault(
            e.getMessage(), "It is an image for another kind of processor than the node's.", e)
        : e;
  }

  /** What nobody knows is no reason. */
  private static boolean isForAnother(Optional<String> own, Optional<String> of) {
    return own.isPresent() && of.isPresent() && !own.equals(of);
  }

  /** The kind of processor that an image is for, as {@code arm64}. */
  private Optional<String> processor(String image) {
    return engine.image(image).flatMap(i -> i.text("Architecture")).filter(p -> !p.isEmpty());
  }

  private void name(List<EngineImage> images) {
    long deadline = System.nanoTime() + NAMING.toNanos();
    List<EngineImage> nameless = nameless(images);
    while (!nameless.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE);
      nameless = nameless(nameless);
    }
    if (!nameless.isEmpty()) {
      throw new Fault(
          container + " does not know " + EngineImages.references(nameless) + " by that name",
          "What it has: " + engine.program() + " exec " + container + " ctr -n k8s.io images list");
    }
  }

  /** Gives names, and returns the images that have none yet. */
  private List<EngineImage> nameless(List<EngineImage> images) {
    StoredImages there = list();
    List<EngineImage> left = new ArrayList<>();
    for (EngineImage image : images) {
      if (!there.has(image)) {
        there.otherName(image).ifPresentOrElse(name -> tag(name, image), () -> left.add(image));
      }
    }
    return left;
  }

  private void tag(String name, EngineImage image) {
    String full = ImageName.of(image.reference()).full();
    ctr("name image " + full + " on " + container, "tag", "--force", name, full).run();
  }

  private Command ctr(String purpose, String... words) {
    List<String> line = new ArrayList<>(List.of("ctr", "--namespace", "k8s.io", "images"));
    line.addAll(List.of(words));
    return engine.exec(container, line.toArray(String[]::new)).purpose(purpose);
  }
}
