package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
@Tag("root")
class OwnFilesTest {
  private static final int ANOTHER_USER = 12_345;

  @TempDir private Path above;
  private Path folder;
  private Path file;

  @BeforeEach
  void makes_a_folder() throws IOException {
    folder = above.resolve("kindred/edge");
    OwnFiles.folder(folder);
    file = folder.resolve("topology.yaml");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void setMode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private static void giveAway(Path path) throws IOException {
    assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "needs root");
    Files.setAttribute(path, "unix:uid", ANOTHER_USER, java.nio.file.LinkOption.NOFOLLOW_LINKS);
  }

  @Test
  void folders_and_files_are_for_their_owner_alone() throws IOException {
    OwnFiles.replace(file, "a");
    OwnFiles.append(folder.resolve("ledger"), "b");
    assertThat(mode(above.resolve("kindred"))).isEqualTo("rwx------");
    assertThat(mode(folder)).isEqualTo("rwx------");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(folder.resolve("ledger"))).isEqualTo("rw-------");
  }

  @Test
  void a_folder_that_others_could_enter_is_closed() throws IOException {
    setMode(folder, "rwxrwxrwx");
    OwnFiles.folder(folder);
    assertThat(mode(folder)).isEqualTo("rwx------");
  }

  @Test
  void a_folder_that_others_may_write_is_no_place_for_one() throws IOException {
    setMode(above.resolve("kindred"), "rwxrwxrwx");
    assertThatThrownBy(() -> OwnFiles.folder(folder))
        .isInstanceOf(IOException.class)
        .hasMessage("others may write " + above.resolve("kindred"));
    Files.setAttribute(above.resolve("kindred"), "unix:mode", 01777);
    OwnFiles.folder(folder);
  }

  @Test
  void a_folder_of_another_user_is_believed_nothing() throws IOException {
    OwnFiles.replace(file, "a");
    giveAway(folder);
    String said = folder + " belongs to another user";
    assertThatThrownBy(() -> OwnFiles.folder(folder)).hasMessage(said);
    assertThatThrownBy(() -> OwnFiles.read(file)).hasMessage(said);
    assertThatThrownBy(() -> OwnFiles.replace(file, "b")).hasMessage(said);
    assertThatThrownBy(() -> OwnFiles.append(file, "b")).hasMessage(said);
    assertThat(Files.readString(file)).isEqualTo("a");
  }

  @Test
  void nor_is_one_below_it() throws IOException {
    giveAway(above.resolve("kindred"));
    assertThatThrownBy(() -> OwnFiles.folder(folder))
        .hasMessage(above.resolve("kindred") + " belongs to another user");
  }

  @Test
  void a_link_in_the_place_of_a_file_is_neither_read_nor_written_through() throws IOException {
    Path precious = Files.writeString(above.resolve("precious"), "precious");
    Files.createSymbolicLink(file, precious);
    assertThatThrownBy(() -> OwnFiles.read(file)).hasMessage("it is no file of Kindred's");
    assertThatThrownBy(() -> OwnFiles.append(file, "b")).isInstanceOf(IOException.class);
    Files.createSymbolicLink(folder.resolve("topology.yaml.new"), precious);
    OwnFiles.replace(file, "a");
    assertThat(OwnFiles.read(file)).isEqualTo("a");
    assertThat(Files.isSymbolicLink(file)).isFalse();
    assertThat(precious).hasContent("precious");
  }

  @Test
  void a_link_that_leads_nowhere_makes_nothing_there() throws IOException {
    Path nowhere = above.resolve("nowhere");
    Files.createSymbolicLink(file, nowhere);
    assertThatThrownBy(() -> OwnFiles.append(file, "b")).isInstanceOf(IOException.class);
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void a_pipe_or_a_file_without_end_is_not_waited_for() throws IOException {
    Command.of("mkfifo", file.toString()).run();
    assertThatThrownBy(() -> OwnFiles.read(file)).hasMessage("it is no file of Kindred's");
    Path large = folder.resolve("large");
    Command.of("truncate", "-s", "1T", large.toString()).run();
    assertThatThrownBy(() -> OwnFiles.read(large)).hasMessage("it is larger than 16 MiB");
  }

  @Test
  void a_file_that_is_not_there_is_told_as_such_with_its_folder_or_without() {
    assertThatThrownBy(() -> OwnFiles.read(file)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> OwnFiles.read(above.resolve("none/file")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void bytes_that_are_no_text_are_marked() throws IOException {
    Files.write(file, new byte[] {'a', (byte) 0xff, 'b'});
    assertThat(OwnFiles.read(file)).isEqualTo("a\ufffdb");
  }
}
