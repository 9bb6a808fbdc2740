package dev.kindred.provider.kind.images;

/**
 * An image that an engine has.
 *
 * @param reference as it was asked for
 * @param name the name that the engine has it by, to be used in commands
 * @param id the digest that stands for its content, with {@code sha256:} before it
 * @param bytes its size as the engine counts it
 */
public record EngineImage(String reference, String name, String id, long bytes) {}
