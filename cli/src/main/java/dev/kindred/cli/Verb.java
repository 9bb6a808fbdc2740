package dev.kindred.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The commands, in the order of the help. */
enum Verb {
  DEMO("The usual path", "bring the seed's lab up and show that it works"),
  INIT("The usual path", "write a commented topology file"),
  DOCTOR("The usual path", "see what this machine lacks for a lab, and what mends it"),
  PLAN("The usual path", "print what up would change"),
  UP("The usual path", "make the lab, or what differs from its file"),
  STATUS("The usual path", "show the lab, and where it differs from its file"),
  VERIFY("The usual path", "send packets between all pods"),
  LS("The usual path", "list the labs of this user"),
  DOWN("The usual path", "remove the lab with all that it made"),
  GC("The usual path", "remove what is left of labs that are gone; show it first"),
  SHELL("Inside the lab", "get a shell in a pod"),
  EXEC("Inside the lab", "run a program in a pod"),
  NODE("Inside the lab", "get a shell on a node, or run a program there"),
  LOGS("Inside the lab", "print what the command of a pod printed"),
  USE("Inside the lab", "choose the cluster that commands mean"),
  KUBECONFIG("Inside the lab", "print one kubeconfig for the lab's clusters"),
  EXPLAIN("Inside the lab", "show the hops between two pods, and where they stop"),
  IMAGES("For kind", "list, save, load or bake the images that the lab needs"),
  RENDER("Without Kindred", "write the plan as files for kind, kubectl and ip"),
  SCHEMA("For editors and shells", "print the JSON Schema of the file, or of a command's JSON"),
  COMPLETION("For editors and shells", "print completion for a shell"),
  VERSION("For reports of faults", "print the version of Kindred and of all that takes part");

  private final String group;
  private final String summary;

  Verb(String group, String summary) {
    this.group = group;
    this.summary = summary;
  }

  /** The word on the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The heading that it stands under in the help. */
  String group() {
    return group;
  }

  /** What it does, to follow its word. */
  String summary() {
    return summary;
  }

  /** The command itself. */
  Subcommand make() {
    return switch (this) {
      case DEMO -> new DemoCommand();
      case INIT -> new InitCommand();
      case DOCTOR -> new DoctorCommand();
      case PLAN -> new PlanCommand();
      case UP -> new UpCommand();
      case STATUS -> new StatusCommand();
      case VERIFY -> new VerifyCommand();
      case LS -> new LsCommand();
      case DOWN -> new DownCommand();
      case GC -> new GcCommand();
      case SHELL -> new ShellCommand();
      case EXEC -> new ExecCommand();
      case NODE -> new NodeCommand();
      case LOGS -> new LogsCommand();
      case USE -> new UseCommand();
      case KUBECONFIG -> new KubeconfigCommand();
      case EXPLAIN -> new ExplainCommand();
      case IMAGES -> new ImagesCommand();
      case RENDER -> new RenderCommand();
      case SCHEMA -> new SchemaCommand();
      case COMPLETION -> new CompletionCommand();
      case VERSION -> new VersionCommand();
    };
  }

  /** What the names are that can follow it. */
  Names names() {
    return switch (this) {
      case SHELL, EXEC, LOGS, EXPLAIN -> Names.PODS;
      case NODE -> Names.NODES;
      case USE, KUBECONFIG -> Names.CLUSTERS;
      case STATUS -> Names.ANY;
      default -> Names.NONE;
    };
  }

  /** How many such names can follow it. */
  int mostNames() {
    return switch (this) {
      case EXPLAIN -> 2;
      case KUBECONFIG -> Integer.MAX_VALUE;
      default -> 1;
    };
  }

  /** What names in a lab are of. */
  enum Names {
    /** Pods. */
    PODS,
    /** Nodes. */
    NODES,
    /** Clusters. */
    CLUSTERS,
    /** Clusters, workloads, networks and pods. */
    ANY,
    /** Nothing of the lab. */
    NONE
  }

  /** True when what follows its parameters is another program's command line. */
  boolean runsPrograms() {
    return this == EXEC || this == NODE;
  }

  /** True when it ends with the exit code of a program that it runs for the user. */
  boolean endsAsProgram() {
    return runsPrograms() || this == SHELL;
  }

  /** The exit code for a fault of Kindred's own: programs may use the usual ones themselves. */
  int codeOf(int usual) {
    return endsAsProgram() && usual < ExitCode.NOT_RUN ? ExitCode.NOT_RUN : usual;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Verb::word).toList();
  }

  static Optional<Verb> of(String word) {
    for (Verb verb : values()) {
      if (verb.word().equals(word)) {
        return Optional.of(verb);
      }
    }
    return Optional.empty();
  }
}
