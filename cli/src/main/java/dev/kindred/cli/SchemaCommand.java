package dev.kindred.cli;

import dev.kindred.document.Document;
import dev.kindred.document.DocumentSchema;
import dev.kindred.topology.Suggestion;
import dev.kindred.topology.file.TopologySchema;
import dev.kindred.vocabulary.Vocabularies;
import java.util.List;

/** {@code kindred schema}. */
final class SchemaCommand implements Subcommand {
  /** Of the names as many as fit on a line. */
  private static final int HALF = 10;

  @Override
  public void describe(Syntax syntax) {
    List<String> words = Document.words();
    syntax
        .parameters("[DOCUMENT]", 0, 1)
        .meaning("What a command prints with -o json, as status; default: the topology file.")
        .choices(words)
        .note(
            "Documents: " + String.join(", ", words.subList(0, HALF)) + ",",
            "  " + String.join(", ", words.subList(HALF, words.size())) + ".",
            "archive is of images save and images load, bake of images bake; event and error are lines of",
            "standard error.",
            "Editors with the YAML language server use that of the file by this first line of it:",
            "  # yaml-language-server: $schema=kindred.schema.json");
  }

  @Override
  public int run(Call call) {
    String schema =
        call.words().isEmpty()
            ? TopologySchema.json(Vocabularies.DIALECT)
            : schema(call.words().getFirst());
    call.console().out(schema.stripTrailing());
    return ExitCode.DONE;
  }

  private static String schema(String word) {
    return Document.named(word)
        .map(DocumentSchema::of)
        .orElseThrow(() ->
            new UsageFault(
                "there is no document " + word,
                Suggestion.nearest(word, Document.words())
                    .map(near -> "Did you mean " + near + "?")
                    .orElse("There are: " + String.join(", ", Document.words()) + ".")));
  }
}
