package dev.kindred.document;

import dev.kindred.host.Description;
import java.util.List;

/** What {@code render} prints. */
@Description("A recipe that was written.")
public record RenderDocument(
    @Description("The folder, as it was given.") String folder,
    @Description("The files in it, by their paths below it.") List<String> files) {}
