package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands against a real lab, through the launcher, as people use them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("root")
class LabCommandsIT {
  @TempDir static Path folder;

  private Launcher launcher;
  private String file;

  @BeforeAll
  void up() throws IOException {
    launcher = new Launcher(folder.resolve("state"));
    Path topology = folder.resolve("lab.yaml");
    Files.writeString(
        topology,
        """
        name: lab-commands
        clusters: 2
        workloads:
          - name: demo1
          - name: demo2
            command: sh -c 'hostname; exec sleep infinity'
        """);
    file = topology.toString();
    Command.Output output = launcher.run("up", "-f", file);
    assertThat(output.exitCode()).as(output.stderr()).isZero();
    assertThat(output.stdout()).contains("lab lab-commands is up: 2 nodes added, 4 pods added");
    assertThat(output.stderr()).contains("+ pod edge1/demo1");
  }

  @AfterAll
  void down() {
    launcher.run("down", "-f", file);
  }

  private JsonValue json(String... args) {
    Command.Output output = launcher.run(args);
    assertThat(output.exitCode()).as(output.stderr()).isZero();
    return Json.parse(output.stdout(), String.join(" ", args));
  }

  @Test
  void up_again_has_nothing_to_do() {
    assertThat(launcher.run("up", "-f", file).stdout()).contains("nothing to do");
    assertThat(launcher.run("plan", "-f", file, "--exit-code").exitCode()).isZero();
    assertThat(json("plan", "-f", file, "-o", "json").list("changes")).isEmpty();
  }

  @Test
  void plan_of_another_file_would_change_something() throws IOException {
    Path other = folder.resolve("other.yaml");
    Files.writeString(other, "name: lab-commands\nclusters: 3\n");

    Command.Output output = launcher.run("plan", "-f", other.toString(), "--exit-code");

    assertThat(output.exitCode()).isEqualTo(ExitCode.CHANGES);
    assertThat(output.stdout())
        .contains("+ node edge3-control-plane")
        .contains("± pod edge1/demo2");
  }

  @Test
  void status_has_what_is_promised() {
    JsonValue status = json("status", "--lab", "lab-commands", "-o", "json");

    assertThat(status.text("lab")).contains("lab-commands");
    assertThat(status.text("provider")).contains("netns");
    JsonValue node = status.list("clusters").getFirst().list("nodes").getFirst();
    assertThat(node.text("name")).contains("edge1-control-plane");
    assertThat(node.text("address")).contains("172.30.0.2");
    JsonValue net1 = status.list("pods").getFirst().list("interfaces").get(1);
    assertThat(net1.text("name")).contains("net1");
    assertThat(net1.text("network")).contains("data-plane");
    assertThat(net1.list("addresses")).hasSize(1);
    assertThat(status.list("drift")).isEmpty();
    assertThat(json("status", "--lab", "lab-commands", "--check", "-o", "json").list("checkFaults"))
        .isEmpty();
  }

  @Test
  void verify_has_what_is_promised() {
    JsonValue matrix = json("verify", "--lab", "lab-commands", "-o", "json");

    assertThat(matrix.text("lab")).contains("lab-commands");
    assertThat(matrix.list("paths")).hasSize(12);
    for (JsonValue path : matrix.list("paths")) {
      boolean abroad =
          !path.text("from").orElse("").startsWith(path.text("to").orElse("").substring(0, 5));
      assertThat(path.number("ttl")).contains(abroad ? 62L : 63L);
      assertThat(path.text("problem")).contains("");
      assertThat(path.asMembers())
          .containsKeys("network", "family", "ok", "rttMs", "address", "sourceSeen", "mtuOk");
    }
    assertThat(matrix.list("duplicates")).isEmpty();
    assertThat(launcher.run("verify", "--lab", "lab-commands", "-o", "junit").stdout())
        .contains("<testsuite name=\"kindred verify lab-commands\" tests=\"12\" failures=\"0\"");
    assertThat(json("verify", "--lab", "lab-commands", "--sample", "5", "-o", "json").list("paths"))
        .hasSize(5);
  }

  @Test
  void exec_and_shell_enter_the_pod_with_its_own_name() {
    assertThat(launcher.run("exec", "--lab", "lab-commands", "1/2", "--", "hostname").stdout())
        .isEqualTo("demo2-0\n");
    assertThat(
            launcher
                .run("exec", "--lab", "lab-commands", "edge2/demo1", "sh", "-c", "exit 7")
                .exitCode())
        .isEqualTo(7);
    Command.Output shell =
        launcher
            .command(Launcher.HOME + "/kindred", "shell", "--lab", "lab-commands", "1", "2")
            .input("ip -o -4 address show dev net1; ls /sys/class/net | tr '\\n' ' '; exit 3\n")
            .tryRun();
    assertThat(shell.exitCode()).isEqualTo(3);
    assertThat(shell.stdout()).contains("10.1.1.").contains("eth0 lo net1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exec --lab lab-commands 1/1 -- no-such-program|127|there is no program no-such-program in edge1/demo1",
        "exec --lab lab-commands 1/1 /etc|126|/etc cannot be run in edge1/demo1",
        "node --lab lab-commands 1 no-such-program|127|there is no program no-such-program in edge1-control-plane",
        "exec --lab lab-commands 1/nothing ls|125|there is no workload nothing in cluster edge1",
        "exec --lab no-lab 1/1 ls|125|there is no lab no-lab",
        "exec --no-option 1/1 ls|125|has no option --no-option",
        "exec --lab lab-commands 1/1|125|no program to run in 1/1",
        "shell --lab lab-commands nothing|125|there is no workload nothing in cluster edge1",
        "exec --lab lab-commands 1/1 sh -c exit_2|2|",
        "exec --lab lab-commands 1/1 -- sh -c kill_-9_$$|137|",
      })
  void the_exit_code_tells_kindred_from_the_program(String line, int code, String said) {
    String[] words = line.split(" ");
    words[words.length - 1] = words[words.length - 1].replace('_', ' ');

    Command.Output output = launcher.run(words);

    assertThat(output.exitCode()).as(output.stderr()).isEqualTo(code);
    assertThat(output.stderr())
        .startsWith(said == null ? "" : "kindred: ")
        .contains(said == null ? "" : said)
        .doesNotContain("sh:", "nsenter", "not found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "junit"})
  void a_proof_that_cannot_be_written_is_none(String format) {
    Command.Output output =
        launcher
            .command(
                "sh",
                "-c",
                "\"$0\" verify --lab lab-commands -o \"$1\" >/dev/full",
                Launcher.HOME + "/kindred",
                format)
            .tryRun();

    assertThat(output.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(output.stderr()).contains("could not write to standard output");
  }

  @Test
  void gc_shows_first_and_removes_with_yes_and_lets_be_what_runs() throws IOException {
    Path left = Files.createDirectories(folder.resolve("state/kindred/left"));
    Files.writeString(left.resolve("lock"), "");

    JsonValue shown = json("gc", "-o", "json");

    assertThat(shown.list("found").stream().map(found -> found.text("subject").orElse("")))
        .contains("left")
        .doesNotContain("lab-commands");
    assertThat(left).exists();
    assertThat(launcher.run("gc", "--lab", "left").stdout())
        .isEqualTo(
            """
            WHAT    NAME  WHY
            folder  left  no lab was made in it
            remove it with: %s/kindred gc --yes --lab left
            """
                .formatted(Launcher.HOME));
    assertThat(launcher.run("gc", "--yes", "--lab", "left").stdout()).endsWith("✓ removed\n");
    assertThat(left).doesNotExist();
    assertThat(launcher.run("gc", "--yes", "--lab", "lab-commands").stdout())
        .isEqualTo("nothing to remove\n");
    assertThat(json("status", "--lab", "lab-commands", "-o", "json").list("drift")).isEmpty();
  }

  @Test
  void a_lab_has_the_time_that_up_gave_it() {
    Command.Output output = launcher.run("up", "-f", file, "--ttl", "2h", "-o", "json");
    String until = Json.parse(output.stdout(), "up").text("until").orElse("");
    assertThat(Instant.parse(until))
        .isBetween(Instant.now().plusSeconds(7000), Instant.now().plusSeconds(7200));
    launcher.run("up", "-f", file);
    assertThat(json("status", "--lab", "lab-commands", "-o", "json").text("until")).contains(until);
    assertThat(launcher.run("status", "--lab", "lab-commands").stdout())
        .contains(
            "wanted until " + until + "; then it ends, and ",
            "kindred gc --yes --lab lab-commands removes its folder");
    launcher.run("up", "-f", file, "--ttl", "none");
    assertThat(launcher.run("status", "--lab", "lab-commands").stdout()).doesNotContain("until");
  }

  @Test
  void node_enters_the_node() {
    assertThat(launcher.run("node", "--lab", "lab-commands", "edge2", "ip", "route").stdout())
        .contains("10.1.1.0/24 via 172.30.0.2 dev eth0");
  }

  @Test
  void use_chooses_the_cluster_that_is_meant() {
    assertThat(launcher.run("use", "--lab", "lab-commands", "2").stdout())
        .isEqualTo("Switched to cluster \"edge2\".\n");
    assertThat(launcher.run("exec", "--lab", "lab-commands", "demo1", "ip", "address").stdout())
        .contains("10.1.2.");
    launcher.run("use", "--lab", "lab-commands", "1");
  }

  @Test
  void kubeconfig_says_that_namespaces_have_no_api_server() {
    Command.Output output = launcher.run("kubeconfig", "--lab", "lab-commands");
    assertThat(output.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(output.stdout()).isEmpty();
    assertThat(output.stderr())
        .contains(
            "there is no kubeconfig of lab lab-commands: clusters of netns have no API server",
            "kindred down --lab lab-commands, then ",
            "kindred up -f " + file + " --lab lab-commands --provider kind");
  }

  @Test
  void explain_shows_the_hops() {
    assertThat(launcher.run("explain", "--lab", "lab-commands", "1/1", "2/2").stdout())
        .contains("edge1-control-plane (10.1.0.0/16 via 10.1.1.1)")
        .contains("edge2-control-plane (10.1.2.0/24 via 172.30.0.3)");
  }

  @Test
  void explain_takes_addresses_of_pods() {
    JsonValue pods = json("status", "--lab", "lab-commands", "-o", "json");
    String from = address(pods, "edge1/demo1", 1);
    String to = address(pods, "edge2/demo2", 1);

    for (String[] ends : new String[][] {{from, to}, {"1/1", to}, {from, "2/2"}}) {
      JsonValue way = json("explain", "--lab", "lab-commands", ends[0], ends[1], "-o", "json");
      assertThat(way.text("from")).contains("edge1/demo1");
      assertThat(way.text("to")).contains("edge2/demo2");
      assertThat(way.list("paths"))
          .as("there and back, on the address' network alone")
          .hasSize(2)
          .allMatch(path -> path.text("network").orElse("").equals("data-plane"));
    }
    assertThat(
            launcher
                .run("explain", "--lab", "lab-commands", "1/1", address(pods, "edge2/demo2", 0))
                .stderr())
        .contains("is an address of eth0 of edge2/demo2, which is on no data-plane network");
  }

  private static String address(JsonValue status, String pod, int index) {
    return status.list("pods").stream()
        .filter(p -> pod.equals(p.text("cluster").orElse("") + "/" + p.text("workload").orElse("")))
        .map(p -> p.list("interfaces").get(index).list("addresses").getFirst().asText())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1/1 edge1/demo1|FROM and TO are both edge1/demo1",
        "1/1 10.1.255.9|no pod of lab lab-commands has the address 10.1.255.9",
        "fd00::9 1/1|no pod of lab lab-commands has the address fd00::9",
      })
  void explain_refuses_ends_that_make_no_way(String ends, String said) {
    String[] words = ("explain --lab lab-commands " + ends).split(" ");

    Command.Output output = launcher.run(words);

    assertThat(output.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(output.stdout()).isEmpty();
    assertThat(output.stderr()).contains(said);
  }

  @Test
  void a_pod_and_a_node_know_their_names() {
    assertThat(
            launcher
                .run("exec", "--lab", "lab-commands", "edge1/demo2", "getent", "hosts", "demo2-0")
                .stdout())
        .contains("10.97.0.")
        .contains("demo2-0");
    assertThat(
            launcher
                .run("node", "--lab", "lab-commands", "edge2", "cat", "/etc/hosts", "/etc/hostname")
                .stdout())
        .contains("172.30.0.3 edge2-control-plane\n")
        .endsWith("\nedge2-control-plane\n");
  }

  @Test
  void a_shell_says_in_its_prompt_where_it_is() {
    String shell =
        "printf 'exit\\n' | script -qec '"
            + Launcher.HOME.resolve("kindred")
            + " shell --lab lab-commands 1 2' /dev/null";
    Command.Output output = launcher.command("sh", "-c", shell).env("TERM", "dumb").tryRun();
    assertThat(output.stdout() + output.stderr()).contains("edge1/demo2 # ");
  }

  @Test
  void a_command_of_a_workload_runs_in_its_pod() {
    assertThat(launcher.run("logs", "--lab", "lab-commands", "edge1/demo2").stdout())
        .isEqualTo("demo2-0\n");
    assertThat(launcher.run("logs", "--lab", "lab-commands", "edge1/demo1").stderr())
        .contains("pod edge1/demo1 runs no command");
  }
}
