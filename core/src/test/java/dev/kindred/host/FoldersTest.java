package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {
  @Test
  void are_under_the_home_by_default() {
    Folders folders = Folders.of(Map.of("HOME", "/home/ann"));
    assertThat(folders.state()).isEqualTo(Path.of("/home/ann/.local/state/kindred"));
    assertThat(folders.cache()).isEqualTo(Path.of("/home/ann/.cache/kindred"));
    assertThat(folders.config()).isEqualTo(Path.of("/home/ann/.config/kindred"));
  }

  @Test
  void are_where_the_environment_says() {
    Folders folders =
        Folders.of(
            Map.of("XDG_STATE_HOME", "/s", "XDG_CACHE_HOME", "/c/", "XDG_CONFIG_HOME", "/o"));
    assertThat(folders.state()).isEqualTo(Path.of("/s/kindred"));
    assertThat(folders.cache()).isEqualTo(Path.of("/c/kindred"));
    assertThat(folders.config()).isEqualTo(Path.of("/o/kindred"));
  }

  @Test
  void relative_and_empty_values_are_ignored() {
    Folders folders =
        Folders.of(Map.of("HOME", "/h", "XDG_STATE_HOME", "state", "XDG_CACHE_HOME", ""));
    assertThat(folders.state()).isEqualTo(Path.of("/h/.local/state/kindred"));
    assertThat(folders.cache()).isEqualTo(Path.of("/h/.cache/kindred"));
  }

  @Test
  void without_a_home_there_is_a_clear_fault() {
    Fault fault = catchThrowableOfType(Fault.class, () -> Folders.of(Map.of()).state());
    assertThat(fault).hasMessage("HOME is not set: there is no place for Kindred's files");
    assertThat(fault.remedy()).isEqualTo("Set HOME, or XDG_STATE_HOME, to an absolute path.");
    assertThat(catchThrowableOfType(Fault.class, () -> Folders.of(Map.of("HOME", "ann")).cache()))
        .hasMessage("HOME is ann, no absolute path: there is no place for Kindred's files");
  }

  @Test
  void those_of_this_user_follow_its_environment() {
    String home = System.getenv("HOME");
    String state = System.getenv("XDG_STATE_HOME");
    Folders folders = Folders.ofThisUser();
    if (home == null && state == null) {
      assertThat(catchThrowableOfType(Fault.class, folders::state)).isNotNull();
    } else {
      assertThat(folders.state()).isAbsolute().hasFileName("kindred");
    }
  }
}
