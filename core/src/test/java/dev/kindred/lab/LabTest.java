package dev.kindred.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import dev.kindred.host.OwnFiles;
import dev.kindred.provider.Progress;
import dev.kindred.provider.netns.NetnsProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs no lab that runs; the rest is in the contract of providers. */
class LabTest {
  @TempDir private Path folder;

  private LabCycle lab(Path states, String name) {
    return new LabCycle(
        name, states, new NetnsProvider(folder.resolve("cache")), Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../other", "a/b", "a/../..", "/etc", "/"})
  void a_name_that_leads_elsewhere_is_none(String name) throws IOException {
    Path states = Files.createDirectory(folder.resolve("states"));
    assertThatThrownBy(() -> lab(states, name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no name for a lab: " + name);
    assertThatThrownBy(() -> LabRecord.of(states, name).provider())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_lab_that_was_never_up_is_missing_to_all_commands_and_down_makes_nothing() {
    Path states = folder.resolve("states");
    LabCycle lab = lab(states, "edge");
    assertThat(lab.exists()).isFalse();
    assertThat(LabRecord.names(states)).isEmpty();
    assertThat(LabRecord.of(states, "edge").provider()).isEmpty();
    assertThat(lab.current()).isEmpty();
    assertThatThrownBy(lab::status).isInstanceOf(Fault.class).hasMessage("there is no lab edge");
    assertThatThrownBy(lab::topology).isInstanceOf(Fault.class);
    assertThat(lab.down(Progress.NONE)).isFalse();
    assertThat(states.resolve("edge")).doesNotExist();
  }

  @Test
  void a_folder_that_a_killed_up_left_before_it_began_is_no_lab_and_goes_by_down()
      throws IOException {
    Path states = folder.resolve("states");
    OwnFiles.folder(states.resolve("edge"));
    Files.writeString(states.resolve("edge/lock"), "");
    assertThat(lab(states, "edge").exists()).isFalse();
    assertThat(LabRecord.names(states)).isEmpty();
    assertThat(lab(states, "edge").down(Progress.NONE)).isTrue();
    assertThat(states.resolve("edge")).doesNotExist();
  }
}
