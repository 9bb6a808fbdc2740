package dev.kindred.document;

import dev.kindred.host.Description;

/** What {@code down} prints. */
@Description("What down did.")
public record DownDocument(
    @Description("The lab's name.") String lab,
    @Description("False where there was nothing to remove.") boolean removed) {}
