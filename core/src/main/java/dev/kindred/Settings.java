package dev.kindred;

import dev.kindred.advice.Hint;
import dev.kindred.host.Folders;
import dev.kindred.lab.LabCycle;
import dev.kindred.provider.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How Kindred is to be used.
 *
 * @param environment of this process
 * @param states the folder that holds a folder a lab
 * @param provider that is named in the place of what topologies name
 * @param offline true to pull no images
 * @param progress who listens to long work
 * @param writing writes commands of Kindred's as they are typed
 */
record Settings(
    Map<String, String> environment,
    Path states,
    Optional<String> provider,
    boolean offline,
    Progress progress,
    Function<Hint, String> writing) {
  /** How long to wait for another process that changes a lab. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  Settings states(Path folder) {
    return new Settings(environment, folder, provider, offline, progress, writing);
  }

  Settings provider(String name) {
    return new Settings(environment, states, Optional.of(name), offline, progress, writing);
  }

  Settings pulling(boolean none) {
    return new Settings(environment, states, provider, none, progress, writing);
  }

  Settings progress(Progress listener) {
    return new Settings(environment, states, provider, offline, listener, writing);
  }

  Settings writing(Function<Hint, String> typed) {
    return new Settings(environment, states, provider, offline, progress, typed);
  }

  Providers providers() {
    return new Providers(environment, offline);
  }

  /** The user's folder for what can be made again. */
  Path cache() {
    return Folders.of(environment).cache();
  }

  /** A lab by its name, with a provider by its own. */
  LabCycle cycle(String name, String by) {
    return new LabCycle(name, states, providers().named(by), PATIENCE);
  }
}
