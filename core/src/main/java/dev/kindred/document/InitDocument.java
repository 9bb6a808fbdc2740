package dev.kindred.document;

import dev.kindred.host.Description;

/** What {@code init} prints. */
@Description("A topology file that was written.")
public record InitDocument(
    @Description("Its path, as it was given.") String file,
    @Description("The name of the lab that it declares.") String lab) {}
