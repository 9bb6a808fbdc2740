package dev.kindred.provider.kind.images;

import dev.kindred.host.Engine;
import dev.kindred.host.Parallel;
import dev.kindred.host.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Makes node images that have a lab's images inside, so that its nodes load nothing. One that
 * somebody asked for bears a second name, and stays until it is outdated; one that nobody asked for
 * goes with the last nodes that were made of it.
 *
 * @param cache the user's folder for what can be made again
 * @param intent is told the name of an image before it is baked
 */
public record Bake(Path cache, Consumer<String> intent) {
  private static final int DIGITS = 20;
  private static final String REPOSITORY = "localhost/kindred-node";
  private static final String ASKED = REPOSITORY + "-asked";

  private static final Pattern BAKED = Pattern.compile(REPOSITORY + ":[0-9a-f]{" + DIGITS + "}");

  /** On a baked image: the id of the node image below it. */
  private static final String LABEL = "dev.kindred.node-image";

  /** Part of each name, to be changed when an image is baked in another way. */
  private static final String RECIPE = "1";

  /** What a node saves when it copies an image with its volume and imports none: 1/57 - 1/240. */
  private static final double SAVED_SECONDS_A_MEGABYTE = 0.0133;

  /** What a bake takes however small the images are: starting containerd and committing. */
  private static final double BAKE_SECONDS = 3;

  /** What a bake takes beyond that and beyond the saving that loading needs as well. */
  private static final double BAKE_SECONDS_A_MEGABYTE = 0.027;

  /** One whose images nobody writes down. */
  public Bake(Path cache) {
    this(cache, _ -> {});
  }

  /**
   * Whether to bake before a lab is made is quicker than to load, if the lab is made just once. It
   * is from three nodes on with images of 240 MB, from four on with 120 MB, and never with a
   * busybox alone. Who makes a lab of the same images again gains from the second time on, with any
   * number of nodes.
   *
   * <p>The numbers were measured with Multus and a busybox (238 MB) on Docker 20.10, containerd 1.6
   * and two cores that others used as well: a bake took 12 to 16 s, of the busybox alone 3 s;
   * saving 2.5 s; loading into four nodes at once 16 to 19 s; what is baked made the start of a
   * node 1 s longer, for its copy. With more cores, loading into several nodes at once gets quicker
   * and baking does not: there it pays later than this says.
   *
   * @param nodes of all clusters that are to be made
   * @param bytes of the images that go to each of them
   */
  public static boolean pays(int nodes, long bytes) {
    double megabytes = bytes / 1e6;
    return nodes * megabytes * SAVED_SECONDS_A_MEGABYTE
        > BAKE_SECONDS + megabytes * BAKE_SECONDS_A_MEGABYTE;
  }

  /**
   * The baked image with just these images as the engine has them now; empty when it was not baked,
   * or the engine lacks one of them.
   */
  public Optional<String> baked(Engine engine, String nodeImage, List<String> references) {
    EngineImages images = new EngineImages(engine);
    List<String> all = new ArrayList<>(List.of(nodeImage));
    all.addAll(references.stream().distinct().toList());
    List<EngineImage> found =
        Parallel.map(all, images::find).stream().flatMap(Optional::stream).toList();
    if (found.size() < all.size()) {
      return Optional.empty();
    }
    String name = name(found.getFirst(), found.subList(1, found.size()));
    return engine.imageId(name).map(id -> name);
  }

  /** Whether an image was baked, by its name: a node image may be in the same repository. */
  public static boolean isBaked(String image) {
    return BAKED.matcher(image).matches();
  }

  private static String name(EngineImage nodeImage, List<EngineImage> images) {
    String content = RECIPE + "\n" + nodeImage.id() + "\n" + Digests.ofImages(images);
    return REPOSITORY + ":" + Sha256.ofText(content).substring(0, DIGITS);
  }

  /**
   * Bakes an image, unless it is there. Earlier ones on the same node image go, if no container
   * uses them.
   *
   * @param offline to pull nothing
   * @return its name
   * @throws dev.kindred.host.Fault when an image cannot be had, or the engine fails
   */
  public String bake(
      Engine engine,
      String nodeImage,
      List<String> references,
      boolean offline,
      Consumer<String> progress) {
    EngineImages images = new EngineImages(engine);
    List<String> wanted = references.stream().distinct().toList();
    EngineImage node = images.require(List.of(nodeImage), offline, progress).getFirst();
    String name = name(node, images.require(wanted, offline, progress));
    BakingContainer.sweep(engine, cache);
    if (engine.imageId(name).isEmpty()) {
      intent.accept(name);
      progress.accept("baking " + name);
      try (BakingContainer container = BakingContainer.start(engine, cache, node)) {
        new NodeImages(cache).bring(engine, List.of(container.name()), wanted, true, _ -> {});
        container.commit(node, LABEL + "=" + node.id(), name);
      }
      removeOthers(engine, node, name);
    }
    return name;
  }

  /** Notes that somebody asked for a baked image: it outlives the labs that are made of it. */
  public static void keep(Engine engine, String name) {
    new EngineImages(engine).tag(name, asked(name));
  }

  private static String asked(String name) {
    return ASKED + name.substring(REPOSITORY.length());
  }

  /**
   * Removes a baked image that nobody asked for, unless a container uses it.
   *
   * @return true when it is gone
   */
  public static boolean release(Engine engine, String name) {
    return isBaked(name)
        && engine.imageId(name).isPresent()
        && engine.imageId(asked(name)).isEmpty()
        && engine.command("rmi", name).purpose("remove image " + name).answer().exitCode() == 0;
  }

  /** Without force: the engine keeps what a container uses. */
  private static void removeOthers(Engine engine, EngineImage node, String name) {
    engine
        .command(
            "images",
            "--filter",
            "label=" + LABEL + "=" + node.id(),
            "--format",
            "{{.Repository}}:{{.Tag}}")
        .purpose("look for earlier baked images")
        .run()
        .stdout()
        .lines()
        .map(String::strip)
        .filter(other -> isBaked(other) || other.startsWith(ASKED + ":"))
        .filter(other -> !other.equals(name) && !other.equals(asked(name)))
        .forEach(other -> engine.command("rmi", other).tryRun());
  }
}
