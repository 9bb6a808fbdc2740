package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReasonTest {
  @TempDir Path folder;

  private interface Work {
    void run() throws IOException;
  }

  private static String why(Work work, Path named) {
    try {
      work.run();
    } catch (IOException e) {
      return Reason.of(e, named);
    }
    throw new AssertionError("it worked");
  }

  @Test
  void what_the_system_says_is_said_in_words_and_the_file_once() throws IOException {
    Path absent = folder.resolve("absent");
    Path file = Files.writeString(folder.resolve("file"), "");
    Files.createDirectories(folder.resolve("full/of"));
    Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));

    assertThat(why(() -> Files.readString(absent), absent))
        .isEqualTo("there is no such file or folder");
    assertThat(why(() -> Files.readString(absent), folder))
        .isEqualTo("there is no such file or folder (" + absent + ")");
    assertThat(why(() -> Files.createDirectory(file), file)).isEqualTo("it is there already");
    assertThat(why(() -> Files.delete(folder.resolve("full")), folder.resolve("full")))
        .isEqualTo("the folder is not empty");
    assertThat(why(() -> open(file), file)).isEqualTo("it is no folder");
    assertThat(why(() -> Files.readString(file.resolve("below")), file.resolve("below")))
        .isEqualTo("not a directory");
    assertThat(why(() -> Files.readString(folder.resolve("circle")), folder.resolve("circle")))
        .startsWith("too many levels of symbolic links");
    assertThat(why(() -> new FileInputStream(absent.toFile()).close(), absent))
        .isEqualTo("no such file or directory");
    assertThat(why(() -> writeToFullDisk(), file)).isEqualTo("no space left on device");
    assertThat(why(() -> Files.writeString(Path.of("/dev/full"), "text"), Path.of("/dev/full")))
        .isEqualTo("no space left on device");
  }

  private static void open(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      assertThat(entries).isNotNull();
    }
  }

  private static void writeToFullDisk() throws IOException {
    try (FileOutputStream out = new FileOutputStream("/dev/full")) {
      out.write(1);
    }
  }

  @Test
  void no_reason_names_a_class_or_is_empty() {
    assertThat(Reason.of(new AccessDeniedException("/a")))
        .isEqualTo("this user has no right to it (/a)");
    assertThat(Reason.of(new FileSystemException("/a", null, "Read-only file system")))
        .isEqualTo("read-only file system (/a)");
    assertThat(Reason.of(new UnknownHostException("here"))).isEqualTo("there is no host here");
    assertThat(Reason.of(new ConnectException())).isEqualTo("nobody answers");
    assertThat(Reason.of(new IOException())).isEqualTo("an input/output error");
    assertThat(Reason.of(new IOException("EOF there"))).isEqualTo("EOF there");
  }

  /** Of blocks that catch one: what Java says is for {@link Reason} alone. */
  private static final Pattern RAW =
      Pattern.compile(
          "catch \\([^)]*IOException[^)]* (\\w+)\\) \\{[^}]*(\\1\\.getMessage\\(\\)|\\+ \\1\\b|\\1\\.toString)");

  @Test
  void no_message_is_made_of_what_java_says() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("core", "cli")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
        files.filter(f -> f.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    assertThat(sources).hasSizeGreaterThan(200);
    for (Path source : sources) {
      assertThat(RAW.matcher(Files.readString(source)).results().map(MatchResult::group))
          .as("in %s: use Reason.of", source)
          .isEmpty();
    }
  }
}
