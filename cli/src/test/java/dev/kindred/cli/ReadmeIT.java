package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of README.md, those behind a comment that says so. */
@Tag("root")
class ReadmeIT {
  private static final String MARK = "<!-- run -->\n```sh\n";

  @TempDir Path folder;

  private Launcher launcher() {
    return new Launcher(folder.resolve("state"));
  }

  private static List<String> blocks() throws IOException {
    String text = Files.readString(Launcher.HOME.resolve("README.md"));
    List<String> blocks = new ArrayList<>();
    for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + 1)) {
      int from = at + MARK.length();
      blocks.add(text.substring(from, text.indexOf("```", from)));
    }
    return blocks;
  }

  @AfterEach
  void nothing_is_left_up() {
    launcher().run("down", "--lab", "edge");
    launcher().run("down", "-f", folder.resolve("kindred.yaml").toString());
  }

  @Test
  void every_command_of_the_readme_works_as_it_stands() throws IOException {
    Files.createSymbolicLink(folder.resolve("kindred"), Launcher.HOME.resolve("kindred"));
    StringBuilder out = new StringBuilder();

    for (String block : blocks()) {
      Command.Output output =
          launcher()
              .command(
                  "sh", "-e", "-c", "cd \"$1\"; shift; eval \"$1\"", "sh", folder.toString(), block)
              .tryRun();
      out.append(output.stdout());
      assertThat(output.exitCode()).as(block + output.stderr()).isZero();
    }

    assertThat(blocks()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(out)
        .contains("64 bytes from 10.1.2.2: seq=2 ttl=62")
        .contains("all 12 paths are whole")
        .contains("10.1.0.0/16 via 10.1.1.1 dev net1")
        .contains("lab edge is gone");
    assertThat(folder.resolve("state/kindred")).isEmptyDirectory();
  }
}
