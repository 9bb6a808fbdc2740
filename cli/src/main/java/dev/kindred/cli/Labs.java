package dev.kindred.cli;

import dev.kindred.Inspection;
import dev.kindred.Kindred;
import dev.kindred.Lab;
import dev.kindred.advice.Advice;
import dev.kindred.document.Edits;
import dev.kindred.host.Fault;
import dev.kindred.host.Folders;
import dev.kindred.lab.Claim;
import dev.kindred.lab.LabRecord;
import dev.kindred.lab.Origin;
import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.TopologyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the file and the lab that a command is about. */
final class Labs {
  private final Options options;
  private final Console console;
  private final boolean offline;
  private final FileChoice choice;
  private final LabFile file;
  private final Notices notices;

  /** Why it could not be read. */
  private Optional<InvalidTopology> faulty = Optional.empty();

  Labs(Options options, Console console, boolean offline) {
    this.options = options;
    this.console = console;
    this.offline = offline;
    this.choice = new FileChoice(options.file());
    this.notices = new Notices(console, options.output().equals("json"));
    this.file = new LabFile(options, notices, choice);
  }

  /**
   * The file that is meant, with the lab's name.
   *
   * @throws UsageFault when none is
   */
  TopologyFile file() {
    return file.meant();
  }

  /**
   * As {@link #file}, and where none is meant that of {@code demo}.
   *
   * @param tells true to say so
   */
  TopologyFile fileOrDemo(boolean tells) {
    return file.orDemo(tells);
  }

  /** The file that was named, else the seed's lab, whatever file is here. */
  TopologyFile demo() {
    return file.demo();
  }

  /** The lab of a file, running or not. */
  Lab lab(TopologyFile file) {
    Optional<String> recorded = LabRecord.of(states(), file.topology().name()).provider();
    Lab lab = lab(file, options.provider().or(() -> recorded).orElse(file.topology().provider()));
    console.hints().about(() -> subject(lab));
    return lab;
  }

  /**
   * By what right the file that was read changes a lab. Where the lab is of another, people are
   * asked.
   *
   * @param meant true when they said beforehand that they mean it
   */
  Claim claim(Lab lab, boolean meant) {
    return new Consent(notices)
        .to(lab, new Claim(file.origin(), meant || options.lab().isPresent()));
  }

  /**
   * A lab that was brought up.
   *
   * @throws Fault when there is none, with those that there are
   */
  Lab running() {
    Lab lab = named();
    if (!lab.exists()) {
      throw nowhere(lab.name());
    }
    new Consent(notices).toLook(lab, new Claim(file.origin(), false));
    return lab;
  }

  /**
   * A file whose lab has another name by now.
   *
   * @throws Fault when there is no lab of the file's name, and one that was made from the file
   */
  void checkRenamed(Lab lab) {
    if (!lab.exists() && options.lab().isEmpty() && !renamed().isEmpty()) {
      throw nowhere(lab.name());
    }
  }

  /** Says that there are labs of a file already, and that it makes another beside them. */
  void noteOthers(Lab lab) {
    if (!lab.exists() && options.lab().isEmpty() && file.origin().isPresent()) {
      for (String other : renamed()) {
        notices.note(
            "of %s there is lab %s already; lab %s is made beside it"
                .formatted(choice.place(), other, lab.name()),
            Advice.of("Remove the other with: ", "down", "--lab", other));
      }
    }
  }

  private List<String> renamed() {
    return LabRecord.madeFrom(states(), choice.place());
  }

  /** How the lab's file differs from what the lab was last told. */
  Edits edits(Lab lab, Inspection status) {
    if (file.read().isPresent()) {
      return FileEdits.of(file.read().get().named(lab.name()), lab, status, console.hints());
    }
    if (faulty.isPresent()) {
      return FileEdits.faulty(choice.place().toString(), faulty.get(), console.hints());
    }
    Optional<Path> from = lab.record().origin().flatMap(Origin::file).filter(Files::exists);
    if (options.lab().isEmpty() || from.isEmpty()) {
      return Edits.NONE;
    }
    try {
      return FileEdits.of(
          FileChoice.read(from.get()).named(lab.name()), lab, status, console.hints());
    } catch (InvalidTopology e) {
      return FileEdits.faulty(from.get().toString(), e, console.hints());
    }
  }

  /** There is no lab of that name. */
  private Fault nowhere(String lab) {
    List<String> ofFile = renamed();
    if (options.lab().isEmpty() && !ofFile.isEmpty()) {
      return new Fault(
          "there is no lab %s; of %s there is lab %s"
              .formatted(lab, choice.place(), String.join(", ", ofFile)),
          FileChoice.choose(ofFile));
    }
    List<String> others = LabRecord.names(states());
    Advice make = Advice.of("Make it with: ", "up");
    return new Fault(
        "there is no lab " + lab,
        others.isEmpty() ? make : make.and("\n").and(FileChoice.choose(others)));
  }

  /** The lab that is meant, which needs no file, and no valid one, when it was made before. */
  Lab named() {
    if (options.lab().isPresent()) {
      return recorded(options.lab().get());
    }
    Optional<Path> path = choice.path();
    if (path.isEmpty()) {
      return gone();
    }
    try {
      return lab(file.read(path.get()));
    } catch (InvalidTopology e) {
      Optional<Lab> lab = made();
      faulty = Optional.of(e);
      e.problems().stream()
          .filter(_ -> lab.isPresent())
          .forEach(p -> notices.warn(console.hints().text(p)));
      return lab.orElseThrow(() -> e);
    } catch (UsageFault e) {
      Optional<Lab> lab = made();
      lab.ifPresent(_ -> notices.warn(e.getMessage()));
      return lab.orElseThrow(() -> e);
    }
  }

  /** The lab that was made from a file that is no longer here. */
  private Lab gone() {
    Optional<Lab> lab = made();
    lab.ifPresent(l ->
        notices.warn(
            FileChoice.absent()
                + " any more; lab "
                + l.name()
                + ", which was made from it, is there"));
    return lab.orElseThrow(
        () -> new Fault(FileChoice.absent(), FileChoice.instead(LabRecord.names(states()))));
  }

  /** The lab that was made from the file that is meant, by what is written down. */
  private Optional<Lab> made() {
    List<String> labs = LabRecord.madeFrom(states(), choice.place());
    if (labs.size() > 1) {
      throw new Fault(
          "of " + choice.place() + " there are " + labs.size() + " labs", FileChoice.choose(labs));
    }
    return labs.stream().findFirst().map(this::recorded);
  }

  private Lab recorded(String name) {
    LabRecord record = LabRecord.of(states(), name);
    Kindred kindred = kindred(options.provider().or(record::provider).orElse("netns"), record);
    Lab lab = kindred.lab(record);
    console.hints().about(() -> Subject.recorded(LabRecord.of(states(), name)));
    return lab;
  }

  private Subject subject(Lab lab) {
    boolean lasts = file.origin().map(Origin::kind).filter(Origin.Kind.FILE::equals).isPresent();
    if (lasts && (options.lab().isEmpty() || !lab.exists())) {
      return Subject.of(options, !lab.exists());
    }
    boolean demo = file.origin().filter(o -> o.kind() == Origin.Kind.DEMO).isPresent();
    return demo ? Subject.ofDemo(lab.name()) : Subject.recorded(LabRecord.of(states(), lab.name()));
  }

  /** The lab of a file as a provider would have it. */
  Lab lab(TopologyFile of, String provider) {
    Kindred kindred = kindred(provider, LabRecord.of(states(), of.topology().name()));
    return kindred.lab(of, new Claim(file.origin(), false));
  }

  /** With a provider; of {@code auto} the user is told which it is, and why. */
  private Kindred kindred(String provider, LabRecord record) {
    record.damage().ifPresent(notices::warn);
    Kindred kindred = Kindred.ofThisUser().offline(offline).writing(console.hints()::typed);
    if (!provider.equals("auto")) {
      return kindred.provider(provider);
    }
    Optional<String> whyNot = kindred.whyNoKind();
    notices.note(whyNot.map(why -> "provider netns: " + why).orElse("provider kind"));
    return kindred.provider(whyNot.isPresent() ? "netns" : "kind");
  }

  /** The folder that holds a folder a lab. */
  static Path states() {
    return Folders.of(System.getenv()).state();
  }
}
