package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelTextTest {
  @TempDir private Path folder;

  @Test
  void reads_a_setting_of_the_kernel_whole() {
    Path setting = Path.of("/proc/sys/kernel/pid_max");
    assumeTrue(Files.exists(setting), "there is no " + setting);

    String said = Command.of("cat", setting.toString()).run().stdout();

    assertThat(KernelText.read(setting)).contains(said);
    assertThat(said.strip()).hasSizeGreaterThan(1);
  }

  @Test
  void what_cannot_be_read_is_absent() {
    assertThat(KernelText.read(folder)).isEmpty();
    assertThat(KernelText.read(folder.resolve("nothing"))).isEmpty();
  }

  @Test
  void bytes_that_are_no_text_do_no_harm() throws Exception {
    Path file = Files.write(folder.resolve("bytes"), new byte[] {'a', (byte) 0xff, 'b'});

    assertThat(KernelText.read(file)).contains("a\uFFFDb");
  }
}
