package dev.kindred.topology.file;

import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Two blanks a level and the same line ends on every system. */
final class IndentedJson extends ObjectWriteContext.Base {
  private final DefaultIndenter indenter = new DefaultIndenter("  ", "\n");

  @Override
  public boolean hasPrettyPrinter() {
    return true;
  }

  @Override
  public PrettyPrinter getPrettyPrinter() {
    return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
  }
}
