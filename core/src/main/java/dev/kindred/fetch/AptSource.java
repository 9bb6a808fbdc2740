package dev.kindred.fetch;

import dev.kindred.host.Command;
import dev.kindred.host.CommandFailed;
import dev.kindred.host.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The package of Debian, Ubuntu and their kin: downloaded by apt, which checks its signature, and
 * unpacked, not installed.
 */
record AptSource(Surroundings around) implements Source {
  private static final String PACKAGE = "containernetworking-plugins";
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /**
   * Hooks are for the system's own lists: some of them tidy its folders. What no key has signed is
   * not taken, also where the system would.
   */
  private static final String CONFIGURATION =
      """
      #clear APT::Update::Pre-Invoke;
      #clear APT::Update::Post-Invoke;
      #clear APT::Update::Post-Invoke-Success;
      #clear APT::Update::Post-Invoke-Stats;
      APT::Sandbox::User "root";
      APT::Get::AllowUnauthenticated "false";
      Acquire::AllowInsecureRepositories "false";
      Acquire::AllowDowngradeToInsecureRepositories "false";
      Debug::NoLocking "1";
      Acquire::Retries "2";
      Acquire::http::Timeout "20";
      Acquire::https::Timeout "20";
      Acquire::Languages "none";
      """;

  @Override
  public String name() {
    return "the package " + PACKAGE + " by apt";
  }

  @Override
  public Path fetch(Path scratch, Consumer<String> progress) {
    around.need("apt-get", "dpkg-deb");
    progress.accept("fetching CNI plugins: " + name());
    Path downloads = Scratch.folder(scratch.resolve("downloads"));
    Scratch.folder(scratch.resolve("cache/archives/partial"));
    Scratch.write(scratch.resolve("apt.conf"), CONFIGURATION);
    try {
      apt(scratch, List.of(), "download", PACKAGE).in(downloads).run();
    } catch (CommandFailed e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      downloadWithOwnLists(scratch, downloads, progress, e);
    }
    Path unpacked = scratch.resolve("unpacked");
    around
        .command("dpkg-deb", "-x", Scratch.only(downloads, "*.deb").toString(), unpacked.toString())
        .purpose("unpack the package")
        .run();
    return unpacked.resolve("usr/lib/cni");
  }

  /** For a machine with no lists, or with old ones: the system's own are left as they are. */
  private void downloadWithOwnLists(
      Path scratch, Path downloads, Consumer<String> progress, CommandFailed before) {
    progress.accept("reading the package lists of apt");
    Path state = scratch.resolve("state");
    Scratch.folder(state.resolve("lists/partial"));
    List<String> own = List.of("-o", "Dir::State=" + state);
    Command.Output update = apt(scratch, own, "update").tryRun();
    try {
      // Where one of several mirrors failed, the package may be there nevertheless.
      apt(scratch, own, "download", PACKAGE).in(downloads).run();
    } catch (CommandFailed e) {
      String lists = update.stderr().lines().findFirst().map(said -> "\n" + said).orElse("");
      throw new Fault(
          before.getMessage() + "\nwith lists of Kindred's own: " + e.getMessage() + lists, "", e);
    }
  }

  private Command apt(Path scratch, List<String> options, String... what) {
    List<String> line = new ArrayList<>(List.of("apt-get", "-q", "-c"));
    line.add(scratch.resolve("apt.conf").toString());
    line.addAll(List.of("-o", "Dir::Cache=" + scratch.resolve("cache")));
    line.addAll(options);
    line.addAll(List.of(what));
    return around
        .command(line.toArray(String[]::new))
        .timeout(LIMIT)
        .purpose(what[0].equals("update") ? "read package lists" : "download the package");
  }
}
