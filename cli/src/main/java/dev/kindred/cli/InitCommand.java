package dev.kindred.cli;

import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import dev.kindred.topology.TopologyWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** {@code kindred init}. */
final class InitCommand implements Subcommand {
  @Override
  public void describe(Syntax syntax) {
    syntax
        .value("clusters", "N", "how many clusters; default: 2")
        .value("networks", "M", "how many networks; default: 1")
        .flag("force", "write over a file that is there");
  }

  @Override
  public int run(Call call) {
    String text = sample(call.number("clusters", 2, 1), call.number("networks", 1, 0));
    Path file = call.options().file().orElse(Path.of("kindred.yaml"));
    try {
      if (call.has("force")) {
        Files.writeString(file, text);
      } else {
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      }
    } catch (FileAlreadyExistsException e) {
      throw new Fault(file + " is there already", "Write over it with: kindred init --force");
    } catch (IOException e) {
      throw new Fault(
          "could not write " + file + ": " + Reason.of(e, file),
          "See to the disk and its rights.",
          e);
    }
    if (call.json()) {
      call.print(Map.of("file", file.toString()));
    } else {
      call.console().out("wrote " + file);
      call.console().err(call.console().faint("  next: kindred plan, kindred up"));
    }
    return ExitCode.DONE;
  }

  private static String sample(int clusters, int networks) {
    try {
      return TopologyWriter.sample(clusters, networks);
    } catch (IllegalArgumentException e) {
      throw new UsageFault(String.valueOf(e.getMessage()), "");
    }
  }
}
