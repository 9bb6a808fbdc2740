package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
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
          use                    | use needs CLUSTER                    | See: kindred use --help
          use 1 2                | use takes CLUSTER: what is 2?        |
          shell 1 2 3 4          | shell takes [CLUSTER] [WORKLOAD] [INDEX]: what is 4? |
          explain 1/1            | explain needs FROM TO                | See: kindred explain --help
          up --lab Bad_Name      | --lab takes a name: lower-case letters a-z, digits and -, not Bad_Name | Did you mean bad-name?
          up --lab ../x          | --lab takes a name: lower-case letters a-z, digits and -, not ../x | Did you mean x?
          up --provider kindd    | there is no provider kindd           | Did you mean kind?
          completion tcsh        | there is no completion for tcsh      | Shells: bash, zsh, fish.
          images bakee           | kindred images cannot bakee           | Did you mean bake?
          images frobnicate      | kindred images cannot frobnicate      | It can list, save, load, bake.
          images save            | images save needs a file or folder    | See: kindred images --help
          images load            | images load needs a file or folder    | See: kindred images --help
          images bake now        | images bake takes no parameters: what is now? | See: kindred images --help
          images save a b        | images takes [list | save FILE | load FILE | bake]: what is b? | See: kindred images --help
          exec edge1/demo1       | no program to run in edge1/demo1     | As in: kindred exec edge1/demo1 -- ip address
          """)
  void a_wrong_command_line_says_what_and_what_instead(String line, String what, String remedy) {
    Terminal terminal = Terminal.plain();

    int code = terminal.run(line.split(" "));

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(terminal.err()).startsWith("kindred: " + what);
    assertThat(terminal.err()).contains(remedy == null ? "" : remedy);
    assertThat(terminal.out()).isEmpty();
  }
}
