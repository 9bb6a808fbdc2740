package dev.kindred.cli;

import dev.kindred.host.TerminalSize;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The standard streams, in UTF-8, and whether they may be coloured. */
final class Console {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean color;
  private final boolean live;
  private final Supplier<Optional<IOException>> fault;
  private final Hints hints = new Hints(Called::now);

  Console(PrintStream out, PrintStream err, boolean color, boolean live) {
    this.out = out;
    this.err = err;
    this.color = color;
    this.live = live;
    this.fault = Optional::empty;
  }

  private Console(Console same, Supplier<Optional<IOException>> fault) {
    this.out = same.out;
    this.err = same.err;
    this.color = same.color;
    this.live = same.live;
    this.fault = fault;
  }

  /**
   * The process's own streams. The launcher says in {@code kindred.terminal} which of them are
   * terminals, as asking from Java costs more than most commands take.
   *
   * @see <a href="https://no-color.org">NO_COLOR</a>
   */
  static Console standard(boolean noColor) {
    String terminals = System.getProperty("kindred.terminal", "");
    boolean plain =
        noColor
            || !System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
            || "dumb".equals(System.getenv("TERM"));
    Sink out = new Sink(FileDescriptor.out, 1);
    return new Console(
        new Console(
            stream(out),
            stream(new Sink(FileDescriptor.err, 2)),
            !plain && terminals.contains("out"),
            !plain && terminals.contains("err")),
        out::fault);
  }

  private static PrintStream stream(Sink sink) {
    return new PrintStream(sink, false, StandardCharsets.UTF_8);
  }

  /** Why results could not be printed; empty when they were, or nobody wants more of them. */
  Optional<IOException> fault() {
    return fault.get();
  }

  /** Prints a line of the result. */
  void out(String line) {
    out.println(line);
  }

  /** Where what a program printed goes, byte for byte. It says when nobody takes it. */
  OutputStream bytes() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        flush();
      }

      @Override
      public void flush() throws IOException {
        if (out.checkError()) {
          throw new IOException("standard output is full or closed");
        }
      }
    };
  }

  /** Prints a line beside the result: progress, hints, errors. */
  void err(String line) {
    out.flush();
    err.println(line);
    err.flush();
  }

  /** Draws over the line that was last drawn. */
  void draw(String line) {
    err.print("\r" + line + "\033[K");
    err.flush();
  }

  /** Writes the commands that are printed to be typed. */
  Hints hints() {
    return hints;
  }

  /** How many characters a line may have; more than any has, where nobody knows. */
  int columns() {
    boolean terminal = System.getProperty("kindred.terminal", "").contains("out");
    return TerminalSize.columns(System.getenv(), terminal).orElse(Integer.MAX_VALUE);
  }

  /** True when there is somebody to ask. */
  boolean asks() {
    String terminals = System.getProperty("kindred.terminal", "");
    return terminals.contains("in") && terminals.contains("err");
  }

  /** Asks a question, and returns true for a yes. */
  boolean yes(String question) {
    out.flush();
    err.print(question);
    err.flush();
    try {
      String answer =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      return answer != null
          && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      return false;
    }
  }

  /** True when standard error is a terminal to draw on. */
  boolean live() {
    return live;
  }

  void flush() {
    out.flush();
    err.flush();
  }

  String good(String text) {
    return paint("32", text);
  }

  String bad(String text) {
    return paint("31", text);
  }

  String changed(String text) {
    return paint("33", text);
  }

  String strong(String text) {
    return paint("1", text);
  }

  String faint(String text) {
    return paint("2", text);
  }

  private String paint(String code, String text) {
    return color && !text.isEmpty() ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
