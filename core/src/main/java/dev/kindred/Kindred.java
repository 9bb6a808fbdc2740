package dev.kindred;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.host.Folders;
import dev.kindred.lab.Claim;
import dev.kindred.lab.DefaultName;
import dev.kindred.lab.LabCycle;
import dev.kindred.lab.LabRecord;
import dev.kindred.lab.LabSummary;
import dev.kindred.lab.Origin;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import dev.kindred.provider.kind.KindProvider;
import dev.kindred.provider.netns.NetnsProvider;
import dev.kindred.topology.TopologyFile;
import dev.kindred.topology.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The door to the labs of a user. Its settings are given by methods that return another; it is
 * immutable, and may be shared by threads. Labs are the same as those of the command: what one
 * brings up the other sees.
 */
public final class Kindred {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, String> environment;
  private final Path states;
  private final Optional<String> provider;
  private final boolean offline;
  private final Progress progress;

  private Kindred(
      Map<String, String> environment,
      Path states,
      Optional<String> provider,
      boolean offline,
      Progress progress) {
    this.environment = environment;
    this.states = states;
    this.provider = provider;
    this.offline = offline;
    this.progress = progress;
  }

  /**
   * That of the user who runs this process, by the environment of it.
   *
   * @throws Fault when the environment names no home
   */
  public static Kindred ofThisUser() {
    Map<String, String> environment = System.getenv();
    Path states = Folders.of(environment).state();
    return new Kindred(environment, states, Optional.empty(), false, Progress.NONE);
  }

  /** With labs kept in another folder, each in one of its own. The command does not see them. */
  public Kindred states(Path folder) {
    return new Kindred(environment, folder.toAbsolutePath(), provider, offline, progress);
  }

  /**
   * With a provider in the place of what topologies name.
   *
   * @param name {@code netns}, {@code kind}, or {@code auto} for kind where it can run
   */
  public Kindred provider(String name) {
    return new Kindred(environment, states, Optional.of(name), offline, progress);
  }

  /** Without pulling images: what is not on this machine is missing. */
  public Kindred offline() {
    return new Kindred(environment, states, provider, true, progress);
  }

  /** With somebody who listens to long work. */
  public Kindred progress(Progress listener) {
    return new Kindred(environment, states, provider, offline, listener);
  }

  /**
   * The lab that a file declares, running or not; one without a name is called as its folder.
   *
   * @throws dev.kindred.topology.InvalidTopology with every fault of the file
   */
  public Lab lab(Path file) {
    TopologyFile read = TopologyReader.read(file, Vocabularies.DIALECT);
    Origin origin = Origin.of(file, read.text());
    boolean named = read.namesItself();
    return lab(named ? read : read.named(DefaultName.of(states, file, origin)), Claim.of(origin));
  }

  /**
   * The lab that a program declares, running or not.
   *
   * @throws dev.kindred.topology.InvalidTopology with every fault of it
   */
  public Lab lab(LabTopology topology) {
    TopologyFile read = TopologyReader.read("the topology", topology.text(), Vocabularies.DIALECT);
    return lab(read, Claim.of(Origin.program(read.text())));
  }

  private Lab lab(TopologyFile file, Claim claim) {
    String name = file.topology().name();
    Optional<String> recorded = LabRecord.of(states, name).provider();
    String by = provider.or(() -> recorded).orElse(file.topology().provider());
    return new Lab(cycle(name, by), file, claim, progress);
  }

  /**
   * A lab that was brought up, by a program or by the command. It may be changed by {@code up}
   * whatever it was made from.
   *
   * @throws Fault when there is none
   */
  public Lab lab(String name) {
    String by = provider.or(() -> LabRecord.of(states, name).provider()).orElse("netns");
    LabCycle lab = cycle(name, by);
    return new Lab(lab, lab.applied(), Claim.ON_PURPOSE, progress);
  }

  private LabCycle cycle(String name, String by) {
    return new LabCycle(name, states, named(by), PATIENCE);
  }

  /** All labs of this user, by name; one that is damaged with its problem. */
  public List<LabSummary> labs() {
    return LabSummary.all(states, this::named);
  }

  /**
   * Why no lab of real clusters can be made on this machine, in words; empty when one can: then
   * {@code auto} is {@code kind}.
   */
  public Optional<String> whyNoKind() {
    return KindProvider.whyNot(environment);
  }

  private Provider named(String name) {
    return switch (name) {
      case "kind" -> kind();
      case "auto" -> whyNoKind().isPresent() ? netns() : kind();
      case "netns" -> netns();
      default ->
          throw new Fault(
              "there is no provider " + name, Advice.of("There are: netns, kind, auto."));
    };
  }

  private Provider kind() {
    return new KindProvider(environment, offline);
  }

  private Provider netns() {
    return new NetnsProvider(Folders.of(environment).cache());
  }
}
