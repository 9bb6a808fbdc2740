package dev.kindred.document;

import dev.kindred.host.Description;

/** What {@code images bake} prints. */
@Description("A node image that was baked.")
public record BakeDocument(
    @Description("Its name.") String image,
    @Description("How long it took, in milliseconds.") long millis) {}
