package dev.kindred.provider;

import dev.kindred.host.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Whether a program can be run where somebody wants it, told in our words: shells, engines and
 * kubectl have each their own, and some say it by an exit code that programs use as well.
 */
public final class Invocation {
  /** Defines {@code look_for}, whose answers {@link #heed} knows. */
  public static final String SCRIPT = text();

  private Invocation() {}

  /** A program that cannot be run, or is not there, with the exit code that shells give then. */
  private static final class NotInvoked extends Fault {
    private static final long serialVersionUID = 1L;

    private final int code;

    NotInvoked(int code, String what, String remedy) {
      super(what, remedy);
      this.code = code;
    }

    @Override
    public int exitCode() {
      return code;
    }
  }

  /**
   * Heeds what the script found.
   *
   * @param where the program was wanted, to follow "in" or "on"
   * @param remedy for one that is not there
   * @throws Fault whose exit code is 127 when it is not there, 126 when it cannot be run
   */
  public static void heed(String found, String program, String where, String remedy) {
    if (found.equals("missing")) {
      throw new NotInvoked(127, "there is no program " + program + " " + where, remedy);
    }
    if (found.equals("refused")) {
      throw new NotInvoked(
          126, program + " cannot be run " + where, "It is no program, or its mode forbids it.");
    }
    if (found.startsWith("lacks ")) {
      throw new NotInvoked(
          127,
          program + " cannot be run " + where + ": there is no " + found.substring(6),
          "Its first line names that as its interpreter.");
    }
  }

  private static String text() {
    try (InputStream in = Invocation.class.getResourceAsStream("program.sh")) {
      if (in == null) {
        throw new IllegalStateException("the release lacks program.sh");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the release lacks program.sh", e);
    }
  }
}
