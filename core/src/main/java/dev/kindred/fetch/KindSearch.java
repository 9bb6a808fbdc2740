package dev.kindred.fetch;

import dev.kindred.host.Fault;
import dev.kindred.host.MissingRequirement;
import dev.kindred.host.OwnFiles;
import dev.kindred.host.Packages;
import dev.kindred.host.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Looks for the program kind in Kindred's cache. */
record KindSearch(Surroundings around, Path cache) implements Wanted {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Override
  public CachePlace place() {
    return new CachePlace(cache, KindProgram.NAME, KindProgram.VERSION, KindProgram.NAME);
  }

  /** What lies in a folder of another user is not run. */
  @Override
  public Optional<Path> find() {
    Path folder = place().folder();
    if (!why(folder).isEmpty()) {
      return Optional.empty();
    }
    try {
      OwnFiles.check(cache);
      OwnFiles.check(folder);
      return Optional.of(folder);
    } catch (IOException e) {
      Path file = folder.resolve(KindProgram.NAME);
      throw new Fault("will not run " + file + ": " + Reason.of(e, file), "Remove the folder.", e);
    }
  }

  /** It was looked for on PATH as well, which is said by that there is no program kind here. */
  @Override
  public void explain(Attempts attempts) {}

  @Override
  public String why(Path folder) {
    return Files.isExecutable(folder.resolve(KindProgram.NAME)) ? "" : "lacks " + KindProgram.NAME;
  }

  @Override
  public void start(Path folder) {
    String said =
        around
            .command(folder.resolve(KindProgram.NAME).toString(), "version")
            .timeout(LIMIT)
            .purpose("start the kind that was fetched")
            .run()
            .stdout();
    if (!said.startsWith("kind " + KindProgram.VERSION + " ")) {
      throw new Fault("what was fetched says that it is " + said.strip(), "");
    }
  }

  @Override
  public MissingRequirement missing(String attempts) {
    return new MissingRequirement(
        "there is no program kind here, and it could not be had:" + attempts,
        Packages.remedy(KindProgram.NAME)
            + "\nWhere there is no network, copy the file from another machine.");
  }
}
