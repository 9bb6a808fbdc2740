package dev.kindred.topology.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.TopologyFile;
import dev.kindred.vocabulary.Vocabularies;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that hold no text, or none that can be read. */
class FileTextTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("kindred.yaml");
  }

  /** The message for a file, without the name of the folder. */
  private String problem(Path path) {
    InvalidTopology thrown =
        catchThrowableOfType(
            InvalidTopology.class, () -> TopologyReader.read(path, Vocabularies.DIALECT));
    assertThat(thrown.problems()).hasSize(1);
    return thrown.problems().getFirst().toString().replace(folder.toString(), "FOLDER");
  }

  private void write(String text, Charset charset) throws IOException {
    Files.write(file, text.getBytes(charset));
  }

  @Test
  void reads_a_file() throws IOException {
    write("name: lab\n", UTF_8);
    TopologyFile read = TopologyReader.read(file, Vocabularies.DIALECT);
    assertThat(read.name()).isEqualTo(file.toString());
    assertThat(read.text()).isEqualTo("name: lab\n");
    assertThat(read.topology().name()).isEqualTo("lab");
  }

  @Test
  void reads_a_file_with_a_byte_order_mark() throws IOException {
    write("\uFEFFname: lab\n", UTF_8);
    assertThat(TopologyReader.read(file, Vocabularies.DIALECT).text()).isEqualTo("name: lab\n");
  }

  @Test
  void reads_a_file_of_the_greatest_length() throws IOException {
    write("name: lab\n" + "#".repeat(TopologyReader.LONGEST - 10), UTF_8);
    assertThat(TopologyReader.read(file, Vocabularies.DIALECT).topology().name()).isEqualTo("lab");
  }

  @Test
  void refuses_an_empty_file() throws IOException {
    write("", UTF_8);
    assertThat(problem(file)).startsWith("FOLDER/kindred.yaml:1:1: the file declares nothing. ");
  }

  @Test
  void refuses_a_file_that_is_not_there() {
    assertThat(problem(file)).isEqualTo("FOLDER/kindred.yaml:1:1: there is no such file");
  }

  @Test
  void names_the_nearest_file_for_one_that_is_not_there() throws IOException {
    write("name: lab", UTF_8);
    assertThat(problem(folder.resolve("kindred.yml")))
        .isEqualTo(
            "FOLDER/kindred.yml:1:1: there is no such file. Did you mean FOLDER/kindred.yaml?");
  }

  @Test
  void refuses_a_file_in_a_folder_that_is_not_there() {
    assertThat(problem(folder.resolve("lab/kindred.yaml")))
        .isEqualTo(
            "FOLDER/lab/kindred.yaml:1:1: there is no such file."
                + " There is no directory FOLDER/lab either");
  }

  @Test
  void refuses_a_directory() {
    assertThat(problem(folder)).isEqualTo("FOLDER:1:1: is a directory. Name a file in it");
  }

  @Test
  void names_the_file_in_a_directory() throws IOException {
    write("name: lab", UTF_8);
    assertThat(problem(folder))
        .isEqualTo("FOLDER:1:1: is a directory. Did you mean FOLDER/kindred.yaml?");
  }

  @Test
  void refuses_a_file_within_a_file() throws IOException {
    write("name: lab", UTF_8);
    assertThat(problem(file.resolve("more.yaml")))
        .isEqualTo(
            "FOLDER/kindred.yaml/more.yaml:1:1: there is no such file. FOLDER/kindred.yaml cannot be"
                + " listed; check that it is a directory of yours");
  }

  @Test
  void refuses_a_file_that_the_user_may_not_read() throws IOException {
    write("name: lab", UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-wx------"));
    assumeTrue(!Files.isReadable(file), "root may read every file");
    assertThat(problem(file))
        .isEqualTo(
            "FOLDER/kindred.yaml:1:1: may not be read by you."
                + " Check its owner and mode, and its folder's");
  }

  @Test
  void says_why_a_file_cannot_be_read() {
    assertThat(FileText.unreadable(Path.of("a"), new AccessDeniedException("a")))
        .hasMessage("a:1:1: may not be read by you. Check its owner and mode, and its folder's");
    assertThat(FileText.unreadable(Path.of("a"), new FileSystemException("a", null, "Is gone")))
        .hasMessage("a:1:1: cannot be read: Is gone. Name another file");
    assertThat(FileText.unreadable(Path.of("a"), new IOException("Input/output error")))
        .hasMessage("a:1:1: cannot be read: Input/output error. Name another file");
  }

  @Test
  void refuses_a_link_to_itself() throws IOException {
    Files.createSymbolicLink(file, file.getFileName());
    assertThat(problem(file))
        .startsWith("FOLDER/kindred.yaml:1:1: cannot be read: ")
        .endsWith(". Name another file");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refuses_what_fails_while_it_is_read() {
    assertThat(problem(Path.of("/proc/self/mem")))
        .isEqualTo("/proc/self/mem:1:1: cannot be read: Input/output error. Name another file");
  }

  @Test
  void refuses_a_file_of_50_megabytes() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(50_000_000);
    }
    assertThat(problem(file))
        .isEqualTo(
            "FOLDER/kindred.yaml:1:1: is longer than 1 MiB, which no topology is."
                + " Check that this is the right file");
  }

  @Test
  void refuses_a_file_that_is_a_byte_too_long() throws IOException {
    write("#".repeat(TopologyReader.LONGEST + 1), UTF_8);
    assertThat(problem(file)).contains("is longer than 1 MiB");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refuses_a_file_without_end() {
    assertThat(problem(Path.of("/dev/zero")))
        .startsWith("/dev/zero:1:1: is longer than 1 MiB, which no topology is");
  }

  @Test
  void refuses_a_file_that_is_not_utf_8() throws IOException {
    write("name: a\n# ä: größe\n", UTF_8);
    assertThat(TopologyReader.read(file, Vocabularies.DIALECT).topology().name()).isEqualTo("a");
    write("name: a\n# größe\n", ISO_8859_1);
    assertThat(problem(file))
        .isEqualTo(
            "FOLDER/kindred.yaml:2:5: is not UTF-8: the byte f6 stands here."
                + " Save the file as UTF-8");
  }

  @Test
  void refuses_a_file_that_ends_within_a_character() throws IOException {
    Files.write(file, new byte[] {'a', ':', (byte) 0xe2, (byte) 0x82});
    assertThat(problem(file)).contains(":1:3: is not UTF-8: the byte e2 stands here.");
  }

  @Test
  void refuses_utf_16() throws IOException {
    String expected = "FOLDER/kindred.yaml:1:1: is UTF-16. Save the file as UTF-8";
    write("\uFEFFname: lab\n", UTF_16LE);
    assertThat(problem(file)).isEqualTo(expected);
    write("\uFEFFname: lab\n", UTF_16BE);
    assertThat(problem(file)).isEqualTo(expected);
    write("name: lab\n", UTF_16LE);
    assertThat(problem(file)).isEqualTo(expected);
    write("name: lab\n", UTF_16BE);
    assertThat(problem(file)).isEqualTo(expected);
  }

  @Test
  void refuses_what_is_no_text() throws IOException {
    Files.write(file, new byte[] {'G', 'I', 'F', '8', 2, 1, 1, (byte) 0x80});
    assertThat(problem(file)).contains(":1:8: is not UTF-8: the byte 80 stands here");
    Files.write(file, new byte[] {'a', ':', '\n', 0x1b, '[', 'H'});
    assertThat(problem(file))
        .isEqualTo(
            "FOLDER/kindred.yaml:2:1: the control character U+001B stands here."
                + " Remove it: YAML is plain text");
  }
}
