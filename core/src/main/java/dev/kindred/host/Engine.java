package dev.kindred.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container engine, spoken to by the command line that Docker, Podman and nerdctl share.
 *
 * @param program {@code docker}, {@code podman} or {@code nerdctl}, as kind names them
 * @param inits by which programs come into its containers without it
 */
public record Engine(String program, Optional<ContainerInits> inits) {
  /** What kind itself heeds. */
  public static final String VARIABLE = "KIND_EXPERIMENTAL_PROVIDER";

  /** In kind's order. */
  static final List<String> PROGRAMS = List.of("docker", "podman", "nerdctl");

  private static final Duration SOON = Duration.ofSeconds(20);

  /** One that carries out everything itself. */
  public Engine(String program) {
    this(program, Optional.empty());
  }

  /** The same, with what is known of its containers. */
  public Engine with(ContainerInits known) {
    return new Engine(program, Optional.of(known));
  }

  /**
   * The engine that kind is told to use, else the first that answers.
   *
   * @param environment of this process
   * @throws MissingRequirement when there is none, with what each said
   */
  public static Engine find(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isEmpty() && !PROGRAMS.contains(named)) {
      throw new MissingRequirement(
          VARIABLE + " is " + named + ", which is no engine that kind knows",
          "Set it to one of " + String.join(", ", PROGRAMS) + ".");
    }
    List<String> said = new ArrayList<>();
    for (String program : named.isEmpty() ? PROGRAMS : List.of(named)) {
      Engine engine = new Engine(program);
      Optional<String> fault = engine.fault();
      if (fault.isEmpty()) {
        return engine;
      }
      said.add(program + ": " + fault.get());
    }
    throw new MissingRequirement(
        "no container engine answers: " + String.join("; ", said),
        (named.isEmpty() ? "Install Podman or Docker and start it" : "Start " + named)
            + ", or use --provider netns, which needs none.");
  }

  /** Why it does not answer; empty when it does. */
  public Optional<String> fault() {
    try {
      plain(List.of("ps", "--quiet")).purpose("reach it").timeout(SOON).run();
      return Optional.empty();
    } catch (Fault e) {
      return Optional.of(e.getMessage());
    }
  }

  /** A command of the engine. */
  public Command command(String... arguments) {
    return command(List.of(arguments));
  }

  /**
   * A command of the engine. Where it fails and the engine does not answer, that is the fault: what
   * an engine was not asked it does not lack.
   */
  public Command command(List<String> arguments) {
    return used(plain(arguments));
  }

  /** A command of a program that uses the engine: where it does not answer, that is the fault. */
  public Command used(Command command) {
    return command.carrier(this::blame);
  }

  private Fault blame(CommandFailed failed) {
    return fault()
        .<Fault>map(why -> new EngineSilent(program, failed.purpose(), why))
        .orElse(failed);
  }

  /**
   * Makes sure that it answers, where a program that uses it has failed.
   *
   * @param toDo what that was to do, to follow "could not"
   * @throws EngineSilent when it does not
   */
  public void answers(String toDo) {
    fault()
        .ifPresent(why -> {
          throw new EngineSilent(program, toDo, why);
        });
  }

  private Command plain(List<String> arguments) {
    List<String> line = new ArrayList<>(List.of(program));
    line.addAll(arguments);
    return Command.of(line.toArray(String[]::new)).purpose(program + " " + arguments.getFirst());
  }

  /**
   * A program in a container, with its standard input. This is the one place that knows how it
   * comes there: through the namespaces of the container's first process where that can be entered,
   * which takes some milliseconds, and else by the engine's exec. What it says when it fails is the
   * same.
   */
  public Command exec(String container, String... arguments) {
    List<String> line = new ArrayList<>(List.of("exec", "--interactive", container));
    line.addAll(List.of(arguments));
    Command command = command(line);
    return inits
        .map(known -> command.carrier(new Entering(this, known, container, List.of(arguments))))
        .orElse(command);
  }

  /** As {@link #exec}, with the caller's terminal, which only the engine can bring there. */
  public Command execOnTerminal(String container, List<String> arguments) {
    List<String> line = new ArrayList<>(List.of("exec", "--interactive", "--tty", container));
    line.addAll(arguments);
    return command(line);
  }

  /** By an engine, or around it. */
  private record Entering(
      Engine engine, ContainerInits inits, String container, List<String> arguments)
      implements Carrier {
    @Override
    public Fault blame(CommandFailed failed) {
      return engine.blame(failed);
    }

    @Override
    public Optional<Way> shortcut() {
      return inits.into(engine, container, arguments);
    }
  }

  /** What it knows of containers; those that are not there are left out. */
  public List<JsonValue> containers(List<String> names) {
    return inspected("container", names);
  }

  /** True where a container, of which this is known, is paused: it is there, and does nothing. */
  public static boolean isPaused(JsonValue container) {
    return container
        .get("State")
        .flatMap(s -> s.get("Paused"))
        .filter(JsonValue::isTrue)
        .isPresent();
  }

  /** What it knows of a network; empty when there is none. */
  public Optional<JsonValue> network(String name) {
    return inspected("network", List.of(name)).stream().findFirst();
  }

  /** The identity of an image by its content; empty when it is not there. */
  public Optional<String> imageId(String reference) {
    return image(reference).flatMap(image -> image.text("Id").or(() -> image.text("ID")));
  }

  /** What it knows of an image; empty when it is not there. */
  public Optional<JsonValue> image(String reference) {
    return inspected("image", List.of(reference)).stream().findFirst();
  }

  /**
   * All of them are printed, also when the exit code says that one is not there. An engine that
   * does not answer must not look like one that has nothing: Docker prints an empty list for both,
   * with the same exit code.
   */
  private List<JsonValue> inspected(String what, List<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    List<String> line = new ArrayList<>(List.of(what, "inspect"));
    line.addAll(names);
    String about = "look at " + what + " " + String.join(", ", names);
    String text = command(line).purpose(about).timeout(SOON).answer().stdout().strip();
    return text.startsWith("[")
        ? Json.parse(text, program + "'s answer on " + String.join(", ", names)).asList()
        : List.of();
  }
}
