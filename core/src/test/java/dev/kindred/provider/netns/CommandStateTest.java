package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.CommandRun;
import dev.kindred.topology.Restart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandStateTest {
  private static final List<String> COMMAND = List.of("prog", "x");

  private static Optional<CommandRun> parse(String... lines) {
    return CommandState.parse(String.join("\n", lines) + "\n", COMMAND);
  }

  @Test
  void one_that_runs_for_the_first_time_has_not_ended() {
    assertThat(parse("state running", "restart never", "restarts 0", "since 5", "code ", "ended "))
        .contains(
            new CommandRun(
                CommandRun.State.RUNNING, Optional.of(Restart.NEVER), 0, 5, Optional.empty(), 0));
  }

  @Test
  void one_that_waits_says_how_it_ended_and_when_it_starts_again() {
    CommandRun run =
        parse("state waiting", "restarts 2", "since 5", "code 137", "ended 7", "next 11")
            .orElseThrow();
    assertThat(run.last()).contains(new CommandRun.End(137, "", 7));
    assertThat(run.last().orElseThrow().signal()).isEqualTo(9);
    assertThat(run.next()).isEqualTo(11);
    assertThat(run.failed()).isTrue();
  }

  @Test
  void a_missing_program_is_named() {
    assertThat(parse("state waiting", "code 127", "why missing").flatMap(CommandRun::last))
        .contains(new CommandRun.End(127, "there is no program prog on this machine", 0));
  }

  @Test
  void garbage_is_no_account() {
    assertThat(parse("")).isEmpty();
    assertThat(parse("state what")).isEmpty();
    assertThat(parse("state ended", "code x", "restarts 99999999999999999999", "next -1"))
        .hasValueSatisfying(run -> assertThat(run.next()).isZero());
  }

  @Test
  void the_last_lines_of_a_text_are_whole() {
    assertThat(last("a\nb\nc\n", 2)).isEqualTo("b\nc\n");
    assertThat(last("a\nb\nc", 2)).isEqualTo("b\nc");
    assertThat(last("a\n", 5)).isEqualTo("a\n");
    assertThat(last("a\n", 0)).isEmpty();
    assertThat(last("", 1)).isEmpty();
  }

  private static String last(String text, int lines) {
    return new String(
        Logs.last(text.getBytes(StandardCharsets.UTF_8), lines), StandardCharsets.UTF_8);
  }
}
