package dev.kindred.host;

import java.util.List;

/** A program that was run failed, or did not end in time. */
public final class CommandFailed extends Fault {
  private static final long serialVersionUID = 1L;

  private static final int LINES = 10;
  private static final int CHARACTERS = 2000;

  private final String command;
  private final String purpose;

  /**
   * @param how how it ended, as {@code exit code 1}
   * @param said its last words
   */
  private CommandFailed(Command command, String how, String said) {
    super(
        "could not " + command.purpose() + ": " + how + (said.isEmpty() ? "" : ": " + said),
        was(command));
    this.command = command.toString();
    this.purpose = command.purpose();
  }

  /** With the last lines that it printed; of standard output only when it gave no error. */
  static CommandFailed of(Command command, String how, String stderr, String stdout) {
    String said = last(stderr.isBlank() ? stdout : stderr);
    return new CommandFailed(command, how, said);
  }

  /** The command, for people: to be typed again, unless it was a script of ours. */
  static String was(Command command) {
    return ShellText.hasScript(command)
        ? "It was said by: " + ShellText.brief(command)
        : "The command was: " + command;
  }

  /** The last lines of a text, without what would act on a terminal. */
  static String last(String text) {
    String clean = text.strip().replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
    List<String> lines = clean.lines().toList();
    String end = String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    if (end.length() > CHARACTERS) {
      end = end.substring(end.length() - CHARACTERS);
    }
    return end.length() < clean.length() ? "… " + end : end;
  }

  /** What it was to do, to follow "could not". */
  public String purpose() {
    return purpose;
  }

  /** The command as a line to paste. */
  public String command() {
    return command;
  }
}
