package dev.kindred;

import dev.kindred.advice.Hint;
import dev.kindred.document.GcDocument;
import dev.kindred.fetch.Cached;
import dev.kindred.host.Fault;
import dev.kindred.host.Folders;
import dev.kindred.lab.Claim;
import dev.kindred.lab.DefaultName;
import dev.kindred.lab.LabCycle;
import dev.kindred.lab.LabRecord;
import dev.kindred.lab.LabSummary;
import dev.kindred.lab.Origin;
import dev.kindred.provider.Progress;
import dev.kindred.provider.netns.NetnsProvider;
import dev.kindred.topology.TopologyFile;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The door to the labs of a user. Its settings are given by methods that return another; it is
 * immutable, and may be shared by threads. Labs are the same as those of the command: what one
 * brings up the other sees.
 */
public final class Kindred {
  private final Settings settings;

  private Kindred(Settings settings) {
    this.settings = settings;
  }

  /**
   * That of the user who runs this process, by the environment of it.
   *
   * @throws Fault when the environment names no home
   */
  public static Kindred ofThisUser() {
    Map<String, String> environment = System.getenv();
    Path states = Folders.of(environment).state();
    return new Kindred(
        new Settings(environment, states, Optional.empty(), false, Progress.NONE, Hint::toString));
  }

  /** With labs kept in another folder, each in one of its own. The command does not see them. */
  public Kindred states(Path folder) {
    return new Kindred(settings.states(folder.toAbsolutePath()));
  }

  /**
   * With a provider in the place of what topologies name.
   *
   * @param name {@code netns}, {@code kind}, or {@code auto} for kind where it can run
   */
  public Kindred provider(String name) {
    return new Kindred(settings.provider(name));
  }

  /** Without pulling images: what is not on this machine is missing. */
  public Kindred offline() {
    return offline(true);
  }

  /** With or without pulling images. */
  public Kindred offline(boolean pullNone) {
    return new Kindred(settings.pulling(pullNone));
  }

  /** With somebody who listens to long work. */
  public Kindred progress(Progress listener) {
    return new Kindred(settings.progress(listener));
  }

  /** With commands of Kindred's, where documents name some, written by a function. */
  public Kindred writing(Function<Hint, String> typed) {
    return new Kindred(settings.writing(typed));
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
    return lab(
        named ? read : read.named(DefaultName.of(settings.states(), file, origin)),
        Claim.of(origin));
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

  /**
   * The lab of a file that was read, running or not. It keeps the provider that it has, where none
   * was named.
   *
   * @param claim by what right it is changed
   */
  public Lab lab(TopologyFile file, Claim claim) {
    LabRecord record = record(file.topology().name());
    String by = settings.provider().or(record::provider).orElse(file.topology().provider());
    return new Lab(settings.cycle(record.name(), by), () -> file, claim, settings);
  }

  /**
   * A lab that was brought up, by a program or by the command. It may be changed by {@code up}
   * whatever it was made from.
   *
   * @throws Fault when there is none
   */
  public Lab lab(String name) {
    Lab lab = lab(record(name));
    lab.topology();
    return lab;
  }

  /** The lab of a record, which need not be there. */
  public Lab lab(LabRecord record) {
    String by = settings.provider().or(record::provider).orElse(Providers.NETNS);
    LabCycle lab = settings.cycle(record.name(), by);
    return new Lab(lab, lab::applied, Claim.ON_PURPOSE, settings);
  }

  /** What is written down of a lab, which need not be there. Its provider is asked nothing. */
  public LabRecord record(String lab) {
    return LabRecord.of(settings.states(), lab);
  }

  /** All labs of this user, by name; one that is damaged with its problem. */
  public List<LabSummary> labs() {
    return LabSummary.all(settings.states(), settings.providers()::named);
  }

  /**
   * Looks for what is left of labs that are gone, and of what was fetched or made and nobody used
   * for 30 days.
   *
   * @param lab that alone is looked at; empty for all, and for what is of none
   * @param besides what a program keeps that can be made again
   * @param remove true to remove what was found
   */
  public GcDocument gc(Optional<String> lab, List<Cached> besides, boolean remove) {
    return new Sweep(settings, lab, remove).of(besides);
  }

  /** The images that labs on kind need, and what can be done with them. */
  public Images images() {
    return new Images(settings);
  }

  /**
   * Why no lab of real clusters can be made on this machine, in words; empty when one can: then
   * {@code auto} is {@code kind}.
   */
  public Optional<String> whyNoKind() {
    return settings.providers().whyNoKind();
  }

  /** True where a lab of {@code netns} can be made without anything being fetched. */
  public boolean isReady() {
    return NetnsProvider.isReady(settings.cache());
  }

  /**
   * Sees that there is a provider of this name.
   *
   * @throws UnknownProvider when there is none
   */
  public static void checkProvider(String name) {
    Providers.check(name);
  }
}
