package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.host.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labs of files that do not say their names. */
class NamelessFileIT {
  private static final String TEXT = "clusters: 1\nnetworks: []\nworkloads: []\n";

  @TempDir private Path root;

  private Command.Output in(Path folder, String... words) {
    List<String> line = new ArrayList<>(List.of(Launcher.HOME + "/kindred"));
    line.addAll(List.of(words));
    return new Launcher(root.resolve("state"))
        .command(line.toArray(String[]::new))
        .in(folder)
        .tryRun();
  }

  private void up(Path folder, String... words) {
    List<String> line = new ArrayList<>(List.of("up"));
    line.addAll(List.of(words));
    Command.Output output = in(folder, line.toArray(String[]::new));
    assertThat(output.exitCode()).as(output.stderr()).isZero();
  }

  private Path folder(String name) throws IOException {
    Path folder = Files.createDirectories(root.resolve(name));
    Files.writeString(folder.resolve("kindred.yaml"), TEXT);
    return folder;
  }

  private List<String> labs() {
    return Json.parse(in(root, "ls", "-o", "json").stdout(), "ls").list("labs").stream()
        .flatMap(lab -> lab.text("name").stream())
        .toList();
  }

  @AfterEach
  void down() {
    labs().forEach(lab -> in(root, "down", "--lab", lab));
  }

  @Test
  void two_folders_are_two_labs() throws IOException {
    Path one = folder("One_1");
    Path two = folder("two");

    up(one);
    up(two);

    assertThat(labs()).containsExactlyInAnyOrder("one-1", "two");
    assertThat(in(root, "status", "-f", "two/kindred.yaml", "-o", "json").stdout())
        .contains("\"two\"");
    assertThat(in(two, "down").stdout()).contains("lab two is gone");
    assertThat(labs()).containsExactly("one-1");
  }

  @Test
  void folders_of_one_name_are_told_apart() throws IOException {
    up(folder("a/net"));

    Command.Output other = in(folder("b/net"), "up");

    assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(other.stderr()).contains("lab net was made from ", "a/net/kindred.yaml");
  }

  @Test
  void a_lab_that_an_older_kindred_made_is_found_and_not_doubled() throws IOException {
    Path folder = folder("project");
    up(folder, "--lab", "edge"); // What that wrote down is the same.

    Files.writeString(folder.resolve("kindred.yaml"), TEXT + "# edited\n");
    up(folder);

    assertThat(labs()).containsExactly("edge");
    assertThat(in(folder, "status", "--exit-code").exitCode()).isZero();
    assertThat(in(folder, "down").stdout()).contains("lab edge is gone");
    up(folder);
    assertThat(labs()).containsExactly("project");
  }

  @Test
  void a_folder_that_was_moved_takes_its_lab_along() throws IOException {
    up(folder("before"));
    Path after = Files.move(root.resolve("before"), root.resolve("after"));

    Command.Output output = in(after, "up");
    up(after);

    assertThat(output.exitCode()).as(output.stderr()).isZero();
    assertThat(output.stderr()).contains("note: lab before was made from", "moved");
    assertThat(labs()).containsExactly("before");
    assertThat(in(after, "down").stdout()).contains("lab before is gone");
  }

  @Test
  void a_lab_of_demo_is_not_taken_for_the_files() throws IOException {
    Path folder = folder("mine");
    assertThat(in(folder, "demo").exitCode()).isZero();

    up(folder);

    assertThat(labs()).containsExactlyInAnyOrder("edge", "mine");
  }

  @Test
  void a_name_that_is_written_later_is_said_to_make_another() throws IOException {
    Path folder = folder("later");
    up(folder);

    Files.writeString(folder.resolve("kindred.yaml"), "name: named\n" + TEXT);
    Command.Output output = in(folder, "up");

    assertThat(output.exitCode()).as(output.stderr()).isZero();
    assertThat(output.stderr())
        .contains("note: of kindred.yaml there is lab later already; lab named is made beside it")
        .contains("kindred down --lab later");
  }

  @Test
  void what_comes_by_a_pipe_is_of_the_folder() throws IOException {
    Path folder = Files.createDirectories(root.resolve("piped"));
    Command.Output output =
        new Launcher(root.resolve("state"))
            .command(
                "sh",
                "-c",
                "printf '"
                    + TEXT.replace("\n", "\\n")
                    + "' | "
                    + Launcher.HOME
                    + "/kindred up -f /dev/stdin")
            .in(folder)
            .tryRun();

    assertThat(output.exitCode()).as(output.stderr()).isZero();
    assertThat(labs()).containsExactly("piped");
  }
}
