package dev.kindred.document;

import dev.kindred.host.Description;
import java.util.List;

/** What {@code use} prints. */
@Description("Which clusters can be reached.")
public record UseDocument(
    @Description("The lab's name.") String lab,
    @Description("The cluster that commands mean by now, and kubectl where there is an API server.")
        String cluster,
    @Description("All that were made known to kubectl; the first is that one.")
        List<String> clusters) {}
