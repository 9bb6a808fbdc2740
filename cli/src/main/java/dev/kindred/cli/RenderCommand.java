package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.document.RenderDocument;
import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import dev.kindred.topology.TopologyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code kindred render}. */
final class RenderCommand implements Subcommand {
  @Override
  public void describe(Syntax syntax) {
    syntax
        .parameters("DIR", 1, 1)
        .flag("force", "write into a folder that is not empty")
        .note(
            "It writes configurations for kind, manifests for kubectl, a script of ip commands a node, the",
            "plan as JSON and a picture of the lab. README.md in it says how to use them.");
  }

  @Override
  public int run(Call call) {
    Labs labs = call.labs();
    TopologyFile file = labs.file();
    Lab lab = labs.lab(file);
    Map<String, String> recipe = lab.outlook().recipe();
    Path folder = Path.of(call.words().getFirst());
    try {
      if (!call.has("force") && isFilled(folder)) {
        throw new Fault(folder + " is not empty", "Choose another, or write into it with --force.");
      }
      for (Map.Entry<String, String> entry : recipe.entrySet()) {
        Path target = folder.resolve(entry.getKey());
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.writeString(target, entry.getValue());
      }
    } catch (IOException e) {
      throw new Fault(
          "could not write " + folder + ": " + Reason.of(e, folder),
          "See to the disk and its rights.",
          e);
    }
    if (call.json()) {
      call.print(new RenderDocument(folder.toString(), List.copyOf(recipe.keySet())));
    } else {
      call.console()
          .out("wrote " + recipe.size() + " files into " + folder + "; begin with README.md");
    }
    return ExitCode.DONE;
  }

  private static boolean isFilled(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var entries = Files.newDirectoryStream(folder)) {
      return entries.iterator().hasNext();
    }
  }
}
