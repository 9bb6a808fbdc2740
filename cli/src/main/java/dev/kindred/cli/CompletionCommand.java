package dev.kindred.cli;

import java.util.List;
import java.util.StringJoiner;
import org.apache.commons.cli.Option;

/** {@code kindred completion}. */
final class CompletionCommand implements Subcommand {
  /**
   * zsh runs bash's completions; labs are the folders of the state home. What {@code compgen -W} is
   * given is expanded as a line of the shell would be, so that only names of labs may get there.
   */
  private static final String BASH_HEAD =
      """
      if [ -n "${ZSH_VERSION:-}" ]; then
        autoload -U +X bashcompinit && bashcompinit
      fi
      _kindred() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} word verb= words= names=
        COMPREPLY=()
        case $prev in
          -f|--file) COMPREPLY=($(compgen -f -- "$cur")); return ;;
          -o|--output) words='text json junit' ;;
          --provider) words='netns kind kubeconfig auto' ;;
          --lab) words=$(ls "${XDG_STATE_HOME:-$HOME/.local/state}/kindred" 2>/dev/null | LC_ALL=C grep -x '[a-z0-9-]*') ;;
        esac
        if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$cur")); return; fi
        for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
          case $word in %s) verb=$word; break ;; esac
        done
        case $verb in
          '') words='%s' ;;
      """;

  private static final String BASH_TAIL =
      """
        esac
        case $cur in -*) ;; *) [ -z "$names" ] ||
          words="$words "$(KINDRED_BUILD=no KINDRED_AOT=no "${COMP_WORDS[0]/#\\~/$HOME}" __complete "${COMP_WORDS[@]:1:COMP_CWORD-1}" \\
            2>/dev/null </dev/null | LC_ALL=C grep -x '[a-z0-9/-]*') ;;
        esac
        COMPREPLY=($(compgen -W "$words" -- "$cur"))
      }
      complete -o default -F _kindred kindred
      """;

  /** What fish runs for names of the lab: the words before the one that is being typed. */
  private static final String FISH_NAMES =
      "(KINDRED_BUILD=no KINDRED_AOT=no kindred __complete (commandline -opc)[2..] 2>/dev/null)";

  @Override
  public void describe(Syntax syntax) {
    syntax
        .parameters("SHELL", 1, 1)
        .choices(List.of("bash", "zsh", "fish"))
        .meaning("SHELL is bash, zsh or fish.")
        .note(
            "  bash, zsh   source <({kindred} completion bash)",
            "  fish        {kindred} completion fish | source");
  }

  @Override
  public int run(Call call) {
    String shell = call.words().getFirst();
    switch (shell) {
      case "bash", "zsh" -> call.console().out(bash());
      case "fish" -> call.console().out(fish());
      default ->
          throw new UsageFault("there is no completion for " + shell, "Shells: bash, zsh, fish.");
    }
    return ExitCode.DONE;
  }

  private static Parser parser(Verb verb) {
    return new Parser(verb, verb.make());
  }

  private static String bash() {
    StringBuilder script =
        new StringBuilder(
            BASH_HEAD.formatted(String.join("|", Verb.words()), String.join(" ", Verb.words())));
    for (Verb verb : Verb.values()) {
      StringJoiner names = new StringJoiner(" ");
      Parser parser = parser(verb);
      parser.choices().forEach(names::add);
      parser.options().forEach(option -> names.add("--" + option.getLongOpt()));
      script.append("    ").append(verb.word()).append(") words='").append(names);
      script.append(verb.names() == Verb.Names.NONE ? "' ;;\n" : "' names=y ;;\n");
    }
    return script.append(BASH_TAIL).toString().stripTrailing();
  }

  private static String fish() {
    StringBuilder script = new StringBuilder("complete -c kindred -f\n");
    for (Verb verb : Verb.values()) {
      script.append(
          "complete -c kindred -n __fish_use_subcommand -a %s -d %s\n"
              .formatted(verb.word(), quoted(verb.summary())));
      Parser parser = parser(verb);
      if (!parser.choices().isEmpty()) {
        script.append("complete -c kindred -n '__fish_seen_subcommand_from ");
        script.append(verb.word()).append("' -a ");
        script.append(quoted(String.join(" ", parser.choices()))).append('\n');
      }
      if (verb.names() != Verb.Names.NONE) {
        script.append("complete -c kindred -n '__fish_seen_subcommand_from ");
        script.append(verb.word()).append("' -a '").append(FISH_NAMES).append("'\n");
      }
      for (Option option : parser.options()) {
        script.append("complete -c kindred -n '__fish_seen_subcommand_from ");
        script.append(verb.word()).append("' -l ").append(option.getLongOpt());
        script.append(option.getOpt() == null ? "" : " -s " + option.getOpt());
        script.append(option.hasArg() ? option.getLongOpt().equals("file") ? " -r -F" : " -x" : "");
        script.append(" -d ").append(quoted(option.getDescription())).append('\n');
      }
    }
    return script.toString().stripTrailing();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
