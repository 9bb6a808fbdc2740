package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
  @TempDir private Path folder;

  @Test
  void takes_the_first_executable_file_on_the_path() throws IOException {
    Files.createDirectories(folder.resolve("1/prog"));
    Files.createDirectories(folder.resolve("2"));
    Files.writeString(folder.resolve("2/prog"), "not executable");
    Path third = Files.createDirectories(folder.resolve("3")).resolve("prog");
    assertThat(Files.writeString(third, "#!/bin/sh\n").toFile().setExecutable(true)).isTrue();
    String path = ":" + folder + "/none:" + folder + "/1:" + folder + "/2:" + folder + "/3";
    assertThat(Programs.find("prog", path)).contains(third);
    assertThat(Programs.find("other", path)).isEmpty();
  }

  @Test
  void a_path_is_not_looked_for() {
    assertThat(Programs.find("/bin/sh", "/none")).contains(Path.of("/bin/sh"));
    assertThat(Programs.find("/none/sh", "/bin")).isEmpty();
  }

  @Test
  void the_system_folders_come_last_and_once() {
    assertThat(Programs.withSystemFolders("/sbin:/bin::/bin"))
        .isEqualTo("/sbin:/bin:/usr/local/sbin:/usr/sbin");
    assertThat(Programs.withSystemFolders("")).isEqualTo("/usr/local/sbin:/usr/sbin:/sbin");
  }
}
