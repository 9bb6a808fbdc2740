package dev.kindred.topology.file;

/**
 * A key of the topology file.
 *
 * @param shape what its value may be
 * @param absent what holds when the key is left out, in words; empty for a key that must be given
 * @param description what the key means, in a sentence
 */
public record Key(String name, Shape shape, String absent, String description) {
  /** True for a key that must be given. */
  public boolean required() {
    return absent.isEmpty();
  }
}
