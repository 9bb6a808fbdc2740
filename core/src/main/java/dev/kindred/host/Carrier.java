package dev.kindred.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who carries a command out where the program that is started only asks for it, as an engine. */
interface Carrier {
  /** The program that is started does it itself. */
  Carrier NONE = failed -> failed;

  /**
   * Who is to blame for a command that failed: its own words do not decide that.
   *
   * @return the fault to tell: of what the program needs and lacks, or the one that is given
   */
  Fault blame(CommandFailed failed);

  /** Throws the fault of somebody else. */
  default void check(CommandFailed failed) {
    Fault fault = blame(failed);
    if (fault != failed) {
      throw fault;
    }
  }

  /** A quicker way to the same, which is asked for each time that the command is started. */
  default Optional<Way> shortcut() {
    return Optional.empty();
  }

  /**
   * What is started instead, in the same folder and with the same streams.
   *
   * @param line the program, by its file, and its arguments
   * @param environment all of it
   */
  record Way(List<String> line, Map<String, String> environment) {
    /** Copies its collections. */
    public Way {
      line = List.copyOf(line);
      environment = Map.copyOf(environment);
    }
  }
}
