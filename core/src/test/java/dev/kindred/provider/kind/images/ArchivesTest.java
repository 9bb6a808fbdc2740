package dev.kindred.provider.kind.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kindred.host.Command;
import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.host.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of archives, found before the engine is given anything of them. */
class ArchivesTest {
  private static final String ID = "sha256:" + "1".repeat(64);
  private static final String TEXT = "the archive of an image";

  @TempDir private Path folder;
  private Archives archives;
  private Path archive;

  /** An engine that has no image and takes none. */
  @BeforeEach
  void folder() throws IOException {
    Path engine = folder.resolve("engine");
    Files.writeString(
        engine, "#!/bin/sh\n[ \"$1\" != ps ] || exit 0\necho \"no such image: $*\" >&2; exit 1\n");
    assertThat(engine.toFile().setExecutable(true)).isTrue();
    archives = new Archives(new Engine(engine.toString()), folder.resolve("cache"));
    Path source = Files.createDirectory(folder.resolve("source"));
    Path plain = Files.writeString(source.resolve("plain"), TEXT);
    String name = "sha256-" + Sha256.ofFile(plain) + ".tar";
    archive = Files.move(plain, source.resolve(name));
    new ArchiveIndex(List.of(new ArchiveIndex.Entry("app:1", ID, name, TEXT.length())))
        .write(source);
  }

  private Path source() {
    return folder.resolve("source");
  }

  private void assertRefused(Path source, String... words) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> archives.load(source, _ -> {}))
        .satisfies(fault -> {
          assertThat(fault.getMessage()).contains(words);
          assertThat(fault.remedy()).isNotEmpty();
        });
  }

  @Test
  void a_whole_archive_is_given_to_the_engine() {
    assertRefused(source(), "could not load app:1: exit code 1");
  }

  @Test
  void an_archive_that_is_cut_off_is_refused() throws IOException {
    Files.writeString(archive, TEXT.substring(1));

    assertRefused(source(), "app:1 is cut off, 22 of 23 bytes are there", archive.toString());
  }

  @Test
  void an_archive_that_was_changed_is_refused() throws IOException {
    Files.writeString(archive, TEXT.replace('a', 'b'));

    assertRefused(source(), "app:1 is damaged, its digest is not that of its name");
  }

  @Test
  void an_archive_that_lacks_is_named() throws IOException {
    Files.delete(archive);

    assertRefused(source(), "app:1 is missing");
  }

  private Path packed() throws IOException {
    Path file = folder.resolve("images.tar");
    String name = archive.getFileName().toString();
    Command.of("tar", "-cf", file.toString(), "-C", source().toString(), "index.json", name).run();
    return file;
  }

  @Test
  void a_file_is_the_folder_packed() throws IOException {
    assertRefused(packed(), "could not load app:1: exit code 1");
    assertThat(folder.resolve("cache/images")).isEmptyDirectory();
  }

  @Test
  void a_file_that_is_cut_off_is_refused() throws IOException {
    Path file = packed();
    byte[] bytes = Files.readAllBytes(file);
    for (int size : List.of(0, 100, 700, 1540)) {
      Files.write(file, java.util.Arrays.copyOf(bytes, size));

      assertRefused(file, file + " is cut off");
    }
  }

  @Test
  void what_is_no_archive_is_refused() throws IOException {
    assertRefused(folder.resolve("nothing.tar"), "there is no " + folder);
    assertRefused(
        Files.createDirectory(folder.resolve("empty")),
        "is no archive of images that Kindred saved");
    assertRefused(
        Files.writeString(folder.resolve("text"), "x".repeat(2000)),
        "is no archive of images that Kindred saved");
  }

  @Test
  void an_index_cannot_name_files_elsewhere() {
    String text =
        """
        {"format": 1, "images": [{"reference": "a", "id": "x", "file": "../a.tar", "bytes": 1}]}
        """;

    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> ArchiveIndex.parse(text, "index.json"))
        .withMessage("index.json names a file that is no archive: ../a.tar");
  }

  @Test
  void an_index_of_a_later_format_asks_for_a_later_release() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> ArchiveIndex.parse("{\"format\": 2}", "index.json"))
        .withMessage("index.json has format 2, and this release reads 1")
        .satisfies(fault -> assertThat(fault.remedy()).contains("the release that wrote it"));
  }
}
