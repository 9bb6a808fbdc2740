package dev.kindred.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultNameTest {
  @TempDir private Path root;

  private String in(String folder) throws IOException {
    return DefaultName.of(Files.createDirectories(root.resolve(folder)).resolve("kindred.yaml"));
  }

  @Test
  void it_is_the_folders() throws IOException {
    assertThat(in("factory")).isEqualTo("factory");
    assertThat(in("a/b")).isEqualTo("b");
    assertThat(DefaultName.of(root.resolve("a/b/../k.yaml"))).isEqualTo("a");
  }

  @Test
  void what_no_name_can_have_is_left_out() throws IOException {
    assertThat(in("My Lab_2")).isEqualTo("my-lab-2");
    assertThat(in("-.x.-")).isEqualTo("x");
    assertThat(in("Müll$(reboot)")).isEqualTo("m-ll-reboot");
    assertThat(in("x".repeat(100))).isEqualTo("x".repeat(40));
    assertThat(in("x".repeat(39) + "-y")).isEqualTo("x".repeat(39));
  }

  @Test
  void where_nothing_is_left_it_is_lab() throws IOException {
    assertThat(in("実験")).isEqualTo("lab");
    assertThat(in("_")).isEqualTo("lab");
    assertThat(DefaultName.of(Path.of("/kindred.yaml"))).isEqualTo("lab");
  }

  @Test
  void it_is_that_of_the_file_that_a_link_leads_to() throws IOException {
    in("shared");
    in("one");
    Files.writeString(root.resolve("shared/k.yaml"), "clusters: 1\n");
    Path link = Files.createSymbolicLink(root.resolve("one/k.yaml"), Path.of("../shared/k.yaml"));
    Path folder = Files.createSymbolicLink(root.resolve("two"), Path.of("shared"));

    assertThat(DefaultName.of(link)).isEqualTo("shared");
    assertThat(DefaultName.of(folder.resolve("k.yaml"))).isEqualTo("shared");
  }

  @Test
  void a_pipe_is_of_the_callers_folder() {
    String here = Path.of("").toAbsolutePath().getFileName().toString();

    assertThat(DefaultName.of(Path.of("/dev/null"))).isEqualTo(here);
  }
}
