package dev.kindred.provider.kind.images;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The images in a node's containerd: the digest of the manifest by each name. Of every image that
 * the kubelet may use there is one name more, which is its id.
 */
record StoredImages(Map<String, String> digests) {
  StoredImages {
    digests = Map.copyOf(digests);
  }

  /** From the table that {@code ctr images ls} prints: name, type, digest, and more. */
  static StoredImages parse(String table) {
    Map<String, String> digests = new HashMap<>();
    table
        .lines()
        .skip(1)
        .map(line -> line.split("\\s+"))
        .filter(cells -> cells.length >= 3)
        .forEach(cells -> digests.put(cells[0], cells[2]));
    return new StoredImages(digests);
  }

  /** True when the kubelet would find an image for a reference, whatever is in it. */
  boolean has(String reference) {
    return digests.containsKey(ImageName.of(reference).full());
  }

  /** True when the kubelet would find just this image by its reference. */
  boolean has(EngineImage image) {
    String digest = digests.getOrDefault(ImageName.of(image.reference()).full(), "");
    return !digest.isEmpty()
        && (digest.equals(image.id()) || digest.equals(digests.getOrDefault(image.id(), "")));
  }

  /** The names of images that are there with another content than these have. */
  List<String> outdated(List<EngineImage> images) {
    return images.stream()
        .filter(image -> !has(image))
        .map(image -> ImageName.of(image.reference()))
        .flatMap(name -> Stream.concat(Stream.of(name.full()), name.local().stream()))
        .filter(digests::containsKey)
        .distinct()
        .toList();
  }

  /**
   * Another name of an image that has arrived: its id; that of its manifest, which is the id in an
   * engine that keeps its images in containerd; or what Podman makes of a short name.
   */
  Optional<String> otherName(EngineImage image) {
    if (digests.containsKey(image.id())) {
      return Optional.of(image.id());
    }
    return digests.entrySet().stream()
        .filter(entry -> entry.getValue().equals(image.id()))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst()
        .or(() -> ImageName.of(image.reference()).local().filter(digests::containsKey));
  }
}
