package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          destroy                | there is no command destroy          | Here that is kindred down: remove the lab with all that it made.
          ps                     | there is no command ps               | Here that is kindred status:
          apply -f x             | there is no command apply            | Here that is kindred up:
          create                 | there is no command create           | Here that is kindred up:
          inspect                | there is no command inspect          | Here that is kindred status:
          -v                     | there is no command in: -v           | The version: kindred --version
          up --dry-run           | kindred up has no option --dry-run   | kindred plan
          exec -it 1/1 sh        | kindred exec has no option -it       | The program has this terminal in any case: leave it out.
          up -v                  | kindred up has no option -v          | More is said with --debug.
          up --debug=yes         | --debug takes no value               |
          up --dry-run=client    | kindred up has no option --dry-run=client | kindred plan
          upp                    | there is no command upp              | Did you mean kindred up?
          frobnicate             | there is no command frobnicate       | All: kindred help
          -f x --debug           | there is no command in: -f x --debug | All: kindred help
          up --fil x             | kindred up has no option --fil       | Did you mean --file?
          up --zzzzzzzz          | kindred up has no option --zzzzzzzz  | See: kindred up --help
          up -f                  | --file needs a value                 | See: kindred up --help
          up now                 | up takes no parameters: what is now? | See: kindred up --help
          exec --labb x 1/1 ls   | kindred exec has no option --labb    | Did you mean --lab?
          up -o xml              | -o takes text or json, not xml       |
          verify -o xml          | -o takes text or json or junit, not xml |
          up -o junit            | -o takes text or json, not junit     |
          verify --sample 0      | --sample takes a whole number from 1 on, not 0 |
          verify --sample many   | --sample takes a whole number from 1 on, not many |
          up --ttl soon          | --ttl takes days, hours, minutes and seconds, as 2h or 1d12h, or none, not soon |
          init --clusters 0      | --clusters takes a whole number from 1 on, not 0 |
          init --clusters 1001   | a sample has from 1 to 1000 clusters, not 1001 |
          doctor --clusters 0    | --clusters takes a whole number from 1 on, not 0 |
          doctor --clusters 1001 | a lab has at most 1000 clusters, not 1001 |
          doctor --provider knd  | there is no provider knd             | Did you mean kind?
          doctor now             | doctor takes no parameters: what is now? | See: kindred doctor --help
          gc -f x                | gc takes neither a file nor a provider: it looks at all labs | Name one with --lab
          use                    | use takes a cluster, or --all        | Name one, or say --all.
          use 1 2                | use takes [CLUSTER]: what is 2?      |
          shell 1 2 3 4          | shell takes [CLUSTER] [WORKLOAD] [INDEX]: what is 4? |
          explain 1/1            | explain needs FROM TO                | See: kindred explain --help
          up --lab Bad_Name      | --lab takes a name: lower-case letters a-z, digits and -, not Bad_Name | Did you mean bad-name?
          up --lab ../x          | --lab takes a name: lower-case letters a-z, digits and -, not ../x | Did you mean x?
          up --provider kindd    | there is no provider kindd           | Did you mean kind?
          completion tcsh        | there is no completion for tcsh      | Shells: bash, zsh, fish.
          images bakee           | images cannot bakee           | Did you mean bake?
          images frobnicate      | images cannot frobnicate      | It can list, save, load, bake.
          images save            | images save needs a file or folder    | See: kindred images --help
          images load            | images load needs a file or folder    | See: kindred images --help
          images bake now        | images bake takes no parameters: what is now? | See: kindred images --help
          images save a b        | images takes [list | save FILE | load FILE | bake]: what is b? | See: kindred images --help
          exec edge1/demo1       | no program to run in edge1/demo1     | As in: kindred exec edge1/demo1 -- ip address
          """)
  void a_wrong_command_line_says_what_and_what_instead(String line, String what, String remedy) {
    Terminal terminal = Terminal.plain();

    int code = terminal.run(line.split(" "));

    boolean program = Verb.of(line.split(" ")[0]).filter(Verb::endsAsProgram).isPresent();
    assertThat(code).isEqualTo(program ? ExitCode.NOT_RUN : ExitCode.USAGE);
    assertThat(terminal.err()).startsWith("kindred: " + what);
    assertThat(terminal.err()).contains(remedy == null ? "" : remedy);
    assertThat(terminal.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "up --lab=, --lab is empty: it takes NAME",
    "up -f=, --file is empty: it takes FILE",
    "status --provider=, --provider is empty: it takes NAME",
    "plan --output=, --output is empty: it takes FORMAT",
    "init --clusters=, --clusters is empty: it takes N",
    "render ~, a parameter of render is empty: it takes DIR",
    "exec ~ ls, a parameter of exec is empty: it takes POD",
  })
  void an_empty_value_is_a_fault(String line, String what) {
    Terminal terminal = Terminal.plain();
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ")) {
      boolean empty = word.endsWith("=");
      words.add(word.equals("~") ? "" : empty ? word.substring(0, word.length() - 1) : word);
      if (empty) {
        words.add("");
      }
    }

    assertThat(terminal.run(words.toArray(String[]::new))).isNotZero();

    assertThat(terminal.err()).startsWith("kindred: " + what);
  }

  @Test
  void with_json_a_fault_is_an_object_in_a_line() {
    Terminal terminal = Terminal.plain();
    assertThat(terminal.run("up", "--nonsense", "-o", "json")).isEqualTo(ExitCode.USAGE);
    JsonValue fault = Json.parse(terminal.err(), "standard error");
    assertThat(terminal.err()).hasLineCount(1);
    assertThat(fault.text("error")).contains("kindred up has no option --nonsense");
    assertThat(fault.text("hint")).contains("See: kindred up --help");
    assertThat(fault.number("exitCode")).contains(2L);
    assertThat(fault.list("problems")).isEmpty();
    assertThat(fault.list("also")).isEmpty();

    Terminal other = Terminal.plain();
    assertThat(other.run("nonsense", "--output=json")).isEqualTo(ExitCode.USAGE);
    assertThat(Json.parse(other.err(), "standard error").text("error"))
        .contains("there is no command nonsense");
  }

  @Test
  void with_json_the_faults_of_a_file_are_listed() {
    Terminal terminal = Terminal.plain();
    assertThat(terminal.run("plan", "-f", "/no/such/file", "-o", "json")).isEqualTo(2);
    JsonValue problem = Json.parse(terminal.err(), "standard error").list("problems").getFirst();
    assertThat(problem.text("where")).contains("/no/such/file:1:1");
    assertThat(problem.text("what")).contains("there is no such file");
    assertThat(problem.text("fix").orElse("")).isNotEmpty();
  }

  @Test
  void what_a_program_is_given_is_not_kindreds() {
    Terminal terminal = Terminal.plain();
    terminal.run("exec", "--lab", "no-such-lab", "1/1", "tool", "-o", "json");
    assertThat(terminal.err()).startsWith("kindred: there is no lab no-such-lab");
  }
}
