package dev.kindred.cli;

import dev.kindred.host.Fault;
import dev.kindred.host.Folders;
import dev.kindred.lab.Lab;
import dev.kindred.plan.NetworkTypes;
import dev.kindred.topology.TopologyFile;
import dev.kindred.topology.TopologyReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Finds the file and the lab that a command is about. */
final class Labs {
  private static final Path USUAL = Path.of("kindred.yaml");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Options options;
  private final Console console;
  private final boolean offline;

  Labs(Options options, Console console, boolean offline) {
    this.options = options;
    this.console = console;
    this.offline = offline;
  }

  /** The file that was named, else kindred.yaml here, else the seed's lab; with the lab's name. */
  TopologyFile file() {
    TopologyFile file;
    if (options.file().isPresent()) {
      file = TopologyReader.read(options.file().get(), NetworkTypes.names());
    } else if (Files.exists(USUAL)) {
      file = TopologyReader.read(USUAL, NetworkTypes.names());
    } else {
      file = TopologyReader.seed();
    }
    return options.lab().isPresent() ? file.named(options.lab().get()) : file;
  }

  /** The lab of a file, running or not. */
  Lab lab(TopologyFile file) {
    String name = file.topology().name();
    String provider =
        options
            .provider()
            .or(() -> Lab.providerOf(states(), name))
            .orElse(file.topology().provider());
    return lab(name, provider);
  }

  /**
   * A lab that was brought up.
   *
   * @throws Fault when there is none, with those that there are
   */
  Lab running() {
    Lab lab = named();
    if (!lab.exists()) {
      List<String> others = Lab.names(states());
      throw new Fault(
          "there is no lab " + lab.name(),
          others.isEmpty()
              ? "Make it with: kindred up"
              : "Make it with: kindred up. There are: "
                  + String.join(", ", others)
                  + " (choose with --lab)");
    }
    return lab;
  }

  /** The lab that is meant, which needs no valid file when its name is given. */
  Lab named() {
    if (options.lab().isEmpty()) {
      return lab(file());
    }
    String name = options.lab().get();
    return lab(name, options.provider().or(() -> Lab.providerOf(states(), name)).orElse("netns"));
  }

  private Lab lab(String name, String provider) {
    return new Lab(name, states(), Providers.named(provider, console, offline), PATIENCE);
  }

  /** The folder that holds a folder a lab. */
  static Path states() {
    return Folders.of(System.getenv()).state();
  }
}
