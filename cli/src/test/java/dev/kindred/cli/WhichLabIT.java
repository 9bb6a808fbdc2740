package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Which lab a command is about, in folders with and without files; with one lab that runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhichLabIT {
  private static final String TEXT = "name: which\nclusters: 1\n";

  @TempDir static Path root;

  private Path home;
  private Path file;

  @BeforeAll
  void up() throws IOException {
    home = Files.createDirectories(root.resolve("home"));
    file = Files.writeString(home.resolve("kindred.yaml"), TEXT);
    Command.Output output = in(home, "up");
    assertThat(output.exitCode()).as(output.stderr()).isZero();
  }

  @AfterEach
  void as_it_was() throws IOException {
    Files.writeString(file, TEXT);
  }

  @AfterAll
  void down() {
    in(root, "down", "--lab", "which");
    in(root, "down", "--lab", "edge");
  }

  private static Command.Output in(Path folder, String... words) {
    List<String> line = new ArrayList<>(List.of(Launcher.HOME + "/kindred"));
    line.addAll(List.of(words));
    return new Launcher(root.resolve("state"))
        .command(line.toArray(String[]::new))
        .in(folder)
        .tryRun();
  }

  private static Path folder(String name, String text) throws IOException {
    Path folder = Files.createDirectories(root.resolve(name));
    Files.writeString(folder.resolve("kindred.yaml"), text);
    return folder;
  }

  private static JsonValue listed(String lab) {
    Command.Output output = in(root, "ls", "-o", "json");
    assertThat(output.exitCode()).as(output.stderr()).isZero();
    return Json.parse(output.stdout(), "ls").list("labs").stream()
        .filter(l -> l.text("name").orElse("").equals(lab))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void another_file_of_the_same_name_neither_reshapes_nor_removes_it() throws IOException {
    Path other = folder("other", "name: which\nclusters: 3\n");

    for (String verb : List.of("up", "down")) {
      Command.Output output = in(other, verb);
      assertThat(output.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(output.stderr())
          .contains(Origins.real(file))
          .contains(Origins.real(other.resolve("kindred.yaml")))
          .contains("kindred " + verb + " --yes");
    }

    assertThat(in(home, "status", "--exit-code").exitCode()).isZero();
    assertThat(in(other, "status").stderr())
        .contains("note: lab which was made from " + Origins.real(file), "and this is");
  }

  @Test
  void on_purpose_it_changes_hands_and_back() throws IOException {
    Path other = folder("taking", TEXT);

    assertThat(in(other, "up", "--yes").exitCode()).isZero();
    assertThat(in(home, "down").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(in(home, "up", "--lab", "which").exitCode()).isZero();
    assertThat(in(other, "down").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void a_folder_that_was_moved_takes_its_lab_along() throws IOException {
    Path before = folder("before", TEXT);
    assertThat(in(before, "up", "--yes").exitCode()).isZero();
    Path after = Files.move(before, root.resolve("after"));

    Command.Output output = in(after, "up");

    assertThat(output.exitCode()).as(output.stderr()).isZero();
    assertThat(output.stderr()).contains("note: lab which was made from").contains("moved");
    assertThat(listed("which").text("file")).contains(Origins.real(after.resolve("kindred.yaml")));
    in(home, "up", "--yes");
  }

  @Test
  void a_faulty_file_is_a_warning_where_the_record_is_enough() throws IOException {
    Files.writeString(file, "name: which\nclusters: [\n");

    for (String[] line :
        List.of(
            new String[] {"status"},
            new String[] {"verify"},
            new String[] {"explain", "1/1", "1/2"},
            new String[] {"exec", "1/1", "--", "true"},
            new String[] {"node", "1", "true"})) {
      Command.Output output = in(home, line);
      assertThat(output.exitCode()).as(line[0] + ": " + output.stderr()).isZero();
      assertThat(output.stderr()).contains("warning: kindred.yaml:");
    }
    assertThat(in(home, "plan").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(in(root, "status", "-f", "home/kindred.yaml").exitCode()).isZero();
  }

  @Test
  void a_file_that_is_gone_is_a_warning_and_down_removes_the_lab() throws IOException {
    Path gone = folder("gone", "name: which-gone\nclusters: 1\n");
    assertThat(in(gone, "up").exitCode()).isZero();
    Files.delete(gone.resolve("kindred.yaml"));

    assertThat(in(gone, "exec", "1/1", "--", "true").exitCode()).isZero();
    Command.Output output = in(gone, "down");

    assertThat(output.exitCode()).isZero();
    assertThat(output.stderr()).contains("warning: there is no kindred.yaml in ");
    assertThat(output.stdout()).contains("lab which-gone is gone");
  }

  @Test
  void a_file_whose_lab_has_another_name_by_now_says_which_runs() throws IOException {
    Files.writeString(file, "name: renamed\nclusters: 1\n");

    for (String verb : List.of("status", "down")) {
      Command.Output output = in(home, verb);
      assertThat(output.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(output.stderr())
          .contains("there is no lab renamed; of kindred.yaml there is lab which")
          .contains("--lab which");
    }
  }

  @Test
  void a_folder_without_a_file_means_nothing() throws IOException {
    Path empty = Files.createDirectories(root.resolve("empty"));

    for (String verb : List.of("up", "plan", "status", "down", "verify")) {
      Command.Output output = in(empty, verb);
      assertThat(output.exitCode()).as(verb).isNotZero();
      assertThat(output.stderr())
          .contains("there is no kindred.yaml in " + Origins.real(empty))
          .contains("kindred init")
          .contains("which");
    }
  }

  @Test
  void what_looks_like_a_file_is_named() throws IOException {
    Path yml = Files.createDirectories(root.resolve("yml"));
    Files.writeString(yml.resolve("kindred.yml"), TEXT);
    assertThat(in(yml, "plan").stderr()).contains("mv kindred.yml kindred.yaml");

    Path dangling = Files.createDirectories(root.resolve("dangling"));
    Files.createSymbolicLink(dangling.resolve("kindred.yaml"), Path.of("nowhere.yaml"));
    assertThat(in(dangling, "plan").stderr())
        .contains("kindred.yaml is a link to nowhere.yaml, which is not there");

    Path folder = root.resolve("folder");
    Files.createDirectories(folder.resolve("kindred.yaml"));
    assertThat(in(folder, "init", "--force").stderr())
        .contains("kindred.yaml is a directory", "Name a file with -f");

    Path below = Files.createDirectories(home.resolve("a/b"));
    assertThat(in(below, "status").stderr()).contains("-f ../../kindred.yaml");
  }

  @Test
  void hints_lead_to_the_lab_that_was_spoken_of() throws IOException {
    Files.writeString(home.resolve("my two.yaml"), "name: which-two\nclusters: 1\n");

    Command.Output output = in(home, "up", "-f", "my two.yaml");

    assertThat(output.stderr()).contains(Launcher.HOME + "/kindred down -f 'my two.yaml'");
    assertThat(in(home, "status", "-f", "my two.yaml").exitCode()).isZero();
    assertThat(in(home, "down", "-f", "my two.yaml").stdout()).contains("lab which-two is gone");
    assertThat(in(home, "init", "-f", "my two.yaml").stderr())
        .contains("kindred init --force -f 'my two.yaml'");
    assertThat(in(home, "status", "-f", "my two.yaml").stderr())
        .contains("kindred up -f 'my two.yaml'");
  }

  @Test
  void init_writes_the_name_of_the_folder_or_what_it_is_told() throws IOException {
    Path folder = Files.createDirectories(root.resolve("My Lab_2"));
    assertThat(in(folder, "init").exitCode()).isZero();
    assertThat(folder.resolve("kindred.yaml")).content().contains("\nname: my-lab-2\n");

    in(folder, "init", "--force", "--lab", "other", "--provider", "kind");
    assertThat(folder.resolve("kindred.yaml"))
        .content()
        .contains("\nname: other\n", "\nprovider: kind\n");
    assertThat(in(folder, "init", "--force", "--provider", "knd").exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void demo_is_the_seeds_lab_whatever_file_is_here() {
    Command.Output output = in(home, "demo", "-o", "json");

    assertThat(output.exitCode()).as(output.stderr()).isZero();
    assertThat(Json.parse(output.stdout(), "demo").get("verify").orElseThrow().text("lab"))
        .contains("edge");
    assertThat(listed("edge").text("file")).contains("");
    assertThat(in(home, "down", "--lab", "edge").stdout()).contains("lab edge is gone");
  }

  @Test
  void status_says_apart_what_drifted_and_what_was_edited() throws IOException {
    Files.writeString(file, TEXT + "# a comment changes nothing\n");
    assertThat(in(home, "status", "--exit-code").stdout()).contains("✓ as its file says");

    Files.writeString(file, "name: which\nclusters: 2\n");
    Command.Output edited = in(home, "status", "--exit-code");
    assertThat(edited.exitCode()).isEqualTo(ExitCode.CHANGES);
    assertThat(edited.stdout())
        .contains("edited since in kindred.yaml:", "+ node edge2-control-plane", "apply it with: ")
        .doesNotContain("drift:");

    in(home, "node", "1", "ip", "route", "del", "unreachable", "10.1.0.0/16");
    JsonValue both = Json.parse(in(home, "status", "-o", "json").stdout(), "status");
    assertThat(both.list("drift")).isNotEmpty();
    assertThat(both.list("edited")).extracting(c -> c.text("cluster").orElse("")).contains("edge2");
    assertThat(both.text("file")).contains(Origins.real(file));

    Files.writeString(file, TEXT);
    Command.Output drifted = in(root, "status", "--lab", "which", "--exit-code");
    assertThat(drifted.exitCode()).isEqualTo(ExitCode.CHANGES);
    assertThat(drifted.stdout())
        .contains("drift:", "mend it with: ", "up -f " + Origins.real(file) + " --lab which")
        .doesNotContain("edited since");
    assertThat(in(home, "up").exitCode()).isZero();
  }

  @Test
  void nothing_to_prove_is_no_proof() throws IOException {
    Files.writeString(file, TEXT + "workloads: [{name: demo1}]\n");
    assertThat(in(home, "up").exitCode()).isZero();
    Command.Output alone = in(home, "verify");
    Command.Output json = in(home, "verify", "-o", "json");
    Files.writeString(file, TEXT + "networks: []\n");
    assertThat(in(home, "up").exitCode()).isZero();
    Command.Output none = in(home, "verify");
    Files.writeString(file, TEXT);
    assertThat(in(home, "up").exitCode()).isZero();

    assertThat(alone.exitCode()).isEqualTo(ExitCode.NOTHING_TO_PROVE);
    assertThat(alone.stdout()).contains("nothing to prove").doesNotContain("✓");
    assertThat(json.exitCode()).isEqualTo(ExitCode.NOTHING_TO_PROVE);
    assertThat(Json.parse(json.stdout(), "verify").list("paths")).isEmpty();
    assertThat(none.exitCode()).as("no network is declared: " + none.stderr()).isZero();
    assertThat(none.stdout()).contains("nothing to prove").doesNotContain("✓");
    assertThat(in(home, "verify").exitCode()).isZero();
  }

  @Test
  void a_provider_that_was_edited_is_named() throws IOException {
    Files.writeString(file, TEXT + "provider: kind\n");
    String kept = "provider kind: the lab is of netns, and stays so until it is made anew: ";

    Command.Output edited = in(home, "status", "--exit-code");
    JsonValue json = Json.parse(in(home, "status", "-o", "json").stdout(), "status");
    Command.Output plan = in(home, "plan");

    assertThat(edited.exitCode()).isEqualTo(ExitCode.CHANGES);
    assertThat(edited.stdout())
        .contains("edited since in kindred.yaml: " + kept, "/kindred down, then ")
        .doesNotContain("as its file says");
    assertThat(json.text("editedProvider")).contains("kind");
    assertThat(json.list("edited")).isEmpty();
    assertThat(plan.stderr()).contains("note: in kindred.yaml: " + kept);
    Files.writeString(file, TEXT + "provider: auto\n");
    assertThat(in(home, "status", "--exit-code").stdout()).contains("✓ as its file says");
  }

  @Test
  void status_shows_what_is_asked_for() {
    assertThat(in(home, "status", "edge1/demo2").stdout())
        .contains("edge1/demo2")
        .doesNotContain("edge1/demo1");
    assertThat(in(home, "status", "demo1").stdout())
        .contains("edge1/demo1")
        .doesNotContain("edge1/demo2");
    assertThat(in(home, "status", "--problems").stdout()).doesNotContain("demo");
    assertThat(in(home, "status", "--short").stdout())
        .containsPattern("edge1 +1 +2/2")
        .doesNotContain("demo");
    assertThat(in(home, "status", "edge9").stderr()).contains("Did you mean edge1?");
  }

  @Test
  void a_narrow_terminal_cuts_no_address_in_two() {
    Command.Output output =
        new Launcher(root.resolve("state"))
            .command(Launcher.HOME + "/kindred", "status", "--lab", "which")
            .env("COLUMNS", "60")
            .tryRun();

    assertThat(output.stdout().lines()).allMatch(line -> line.length() <= 60);
    assertThat(output.stdout()).containsPattern("(?m)^ +10\\.1\\.1\\.[0-9]+$");

    String matrix = narrow("verify");
    assertThat(matrix.lines()).allMatch(line -> line.length() <= 40);
    assertThat(matrix)
        .containsPattern("(?m)^edge1/demo1  edge1/demo2  [0-9.]+ ms ttl=63$")
        .containsPattern("(?m)^edge1/demo2  edge1/demo1  [0-9.]+ ms ttl=63$")
        .contains("✓ all 2 paths are whole");
  }

  private static String narrow(String verb) {
    return new Launcher(root.resolve("state"))
        .command(Launcher.HOME + "/kindred", verb, "--lab", "which")
        .env("COLUMNS", "40")
        .tryRun()
        .stdout();
  }

  @Test
  void ls_lists_a_damaged_lab_as_well() throws IOException {
    Path damaged = Files.createDirectories(root.resolve("state/kindred/damaged"));
    Files.writeString(damaged.resolve("lock"), "");
    Files.writeString(damaged.resolve("topology.yaml"), "clusters: [\n");
    Files.writeString(damaged.resolve("provider"), "moon\n");

    JsonValue which = listed("which");

    assertThat(which.text("state")).contains("running");
    assertThat(which.text("provider")).contains("netns");
    assertThat(which.text("file")).contains(Origins.real(file));
    assertThat(which.number("pods")).contains(2L);
    assertThat(listed("damaged").text("state")).contains("stopped");
    assertThat(listed("damaged").text("problem").orElse("")).contains("provider is damaged");
    assertThat(in(root, "ls").stdout()).containsPattern("which +netns +running +2 ");
    Files.delete(damaged.resolve("topology.yaml"));
    assertThat(listed("damaged").text("state")).contains("unfinished");
    in(root, "gc", "--yes", "--lab", "damaged");
  }

  @Test
  void names_in_the_lab_are_completed() {
    assertThat(in(home, "__complete", "exec").stdout()).isEqualTo("edge1/demo1\nedge1/demo2\n");
    assertThat(in(root, "__complete", "explain", "--lab", "which", "1/1").stdout())
        .contains("edge1/demo2");
    assertThat(in(home, "__complete", "node").stdout()).isEqualTo("edge1-control-plane\n");
    assertThat(in(home, "__complete", "use").stdout()).isEqualTo("edge1\n");
    assertThat(in(root, "__complete", "use").stdout()).isEmpty();
  }

  /** Paths as Kindred writes them. */
  private static final class Origins {
    static String real(Path path) throws IOException {
      return path.toRealPath().toString();
    }
  }
}
