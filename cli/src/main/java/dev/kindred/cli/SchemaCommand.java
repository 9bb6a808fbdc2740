package dev.kindred.cli;

import dev.kindred.topology.TopologySchema;

/** {@code kindred schema}. */
final class SchemaCommand implements Subcommand {
  @Override
  public void describe(Syntax syntax) {
    syntax.note(
        "Editors with the YAML language server use it by this first line of a topology file:",
        "  # yaml-language-server: $schema=kindred.schema.json");
  }

  @Override
  public int run(Call call) {
    call.console().out(TopologySchema.json().stripTrailing());
    return ExitCode.DONE;
  }
}
