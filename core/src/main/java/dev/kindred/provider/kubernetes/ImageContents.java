package dev.kindred.provider.kubernetes;

import java.util.Optional;

/** What content images have by now, where pods get theirs. */
@FunctionalInterface
public interface ImageContents {
  /** The digest behind a reference; empty where it is not known. */
  Optional<String> id(String reference);
}
