package dev.kindred.provider.kind.images;

import dev.kindred.host.Sha256;
import java.util.List;

/** What tells sets of images apart. */
final class Digests {
  private Digests() {}

  /** Of what a set of images is: their contents and their names, in any order. */
  static String ofImages(List<EngineImage> images) {
    return Sha256.ofText(
        String.join(
            "\n", images.stream().map(i -> i.reference() + " " + i.id()).sorted().toList()));
  }
}
