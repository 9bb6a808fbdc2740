package dev.kindred.fetch;

import dev.kindred.host.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What the tests of the search for plugins share. */
final class Fixture {
  private Fixture() {}

  /** A machine with these folders, on which this is all that is on the PATH. */
  static Surroundings machine(Path programs, Path... folders) {
    Map<String, String> changes = new HashMap<>();
    for (String name : List.of("http_proxy", "https_proxy", "no_proxy")) {
      changes.put(name, "");
      changes.put(name.toUpperCase(Locale.ROOT), "");
    }
    changes.put("CNI_PATH", "");
    changes.put("PATH", programs.toString());
    return new Surroundings(List.of(folders), "amd64", changes);
  }

  /** The machine with one more change of its environment. */
  static Surroundings with(Surroundings around, String name, String value) {
    Map<String, String> changes = new HashMap<>(around.changes());
    changes.put(name, value);
    return new Surroundings(around.folders(), around.architecture(), changes);
  }

  static Path program(Path file, String script) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "#!/bin/sh\n" + script + "\n");
      if (!file.toFile().setExecutable(true)) {
        throw new IOException("cannot make it executable: " + file);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder with plugins that say which version they are. */
  static Path plugins(Path folder, String version, String... names) {
    for (String name : names) {
      program(folder.resolve(name), "echo " + version);
    }
    return folder;
  }

  /** A source that gives a prepared folder in scratch, or fails. */
  record Canned(String name, List<Path> calls, FetchInto work) implements Source {
    /** Puts plugins into a folder. */
    interface FetchInto {
      Path fetch(Path scratch);
    }

    static Canned of(String name, FetchInto work) {
      return new Canned(name, Collections.synchronizedList(new ArrayList<>()), work);
    }

    static Canned giving(String name, String version, String... plugins) {
      return of(name, scratch -> plugins(scratch.resolve("out"), version, plugins));
    }

    static Canned failing(String name, String why) {
      return of(
          name,
          scratch -> {
            throw new Fault(why, "");
          });
    }

    @Override
    public Path fetch(Path scratch, Consumer<String> progress) {
      calls.add(scratch);
      return work.fetch(scratch);
    }
  }
}
