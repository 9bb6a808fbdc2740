package dev.kindred.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One lab, and the launcher of this checkout with folders of the test's own. */
final class LabOnKind {
  private final HeldEngine engine;
  private final Path folder;
  private final Path file;

  LabOnKind(HeldEngine engine, Path folder) {
    this.engine = engine;
    this.folder = folder;
    this.file = folder.resolve("kindred.yaml");
  }

  /** Writes the topology. */
  void declare(String yaml) throws IOException {
    Files.writeString(file, yaml.replace("IMAGE", engine.variable("KINDRED_WORKLOAD_IMAGE")));
  }

  /** Writes the manifests of a network of pods beside the topology, as {@code flannel.yaml}. */
  void bringFlannel() throws IOException {
    String manifests = Files.readString(HeldEngine.HOME.resolve("e2e/flannel.yaml"));
    Files.writeString(
        folder.resolve("flannel.yaml"),
        manifests.replace("IMAGE", engine.variable("KINDRED_WORKLOAD_IMAGE")));
  }

  /** The topology. */
  Path file() {
    return file;
  }

  Path state() {
    return folder.resolve("state/kindred/story");
  }

  Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }

  Command kindred(String... arguments) {
    List<String> line = new ArrayList<>(List.of(engine.checkout().resolve("kindred").toString()));
    line.addAll(List.of("-f", file.toString()));
    line.addAll(List.of(arguments));
    return engine
        .command(line.toArray(String[]::new))
        .env("XDG_STATE_HOME", folder.resolve("state").toString())
        .env("KUBECONFIG", kubeconfig().toString())
        .env("NO_COLOR", "1")
        .timeout(Duration.ofMinutes(6));
  }

  /** Runs it, and asserts that all went well; what it printed. */
  String run(String... arguments) {
    Command.Output output = kindred(arguments).tryRun();
    assertThat(output.exitCode())
        .as("kindred %s: %s%s", String.join(" ", arguments), output.stdout(), output.stderr())
        .isZero();
    return output.stdout();
  }

  /** Runs it, and asserts that it failed as it should; what it printed. */
  String fails(String... arguments) {
    Command.Output output = kindred(arguments).tryRun();
    assertThat(output.exitCode())
        .as("kindred %s: %s%s", String.join(" ", arguments), output.stdout(), output.stderr())
        .isEqualTo(1);
    return output.stdout() + output.stderr();
  }

  JsonValue json(String... arguments) {
    return Json.parse(run(arguments), "kindred " + String.join(" ", arguments));
  }

  List<String> drift() {
    return json("status", "-o", "json").list("drift").stream()
        .map(change ->
            change.text("kind").orElse("")
                + " "
                + change.text("subject").orElse("")
                + change.text("reason").filter(r -> !r.isEmpty()).map(r -> ": " + r).orElse(""))
        .toList();
  }

  /** The address of each pod's interface. */
  Map<String, String> addresses() {
    Map<String, String> addresses = new TreeMap<>();
    for (JsonValue pod : json("status", "-o", "json").list("pods")) {
      String name = pod.text("cluster").orElse("") + "/" + pod.text("workload").orElse("");
      long index = pod.number("index").orElse(0L);
      for (JsonValue link : pod.list("interfaces")) {
        addresses.put(
            name + (index == 0 ? "" : "/" + index) + " " + link.text("name").orElse(""),
            String.join(" ", link.list("addresses").stream().map(JsonValue::asText).toList()));
      }
    }
    return addresses;
  }

  /** Asserts that every packet arrived as its sender sent it, and that nothing drifted. */
  List<JsonValue> isWhole(int paths) {
    JsonValue matrix = json("verify", "-o", "json");
    assertThat(matrix.list("paths"))
        .hasSize(paths)
        .allSatisfy(path -> {
          assertThat(path.text("problem")).contains("");
          assertThat(addresses(path.text("from").orElse(""), path.text("network").orElse("")))
              .contains(path.text("sourceSeen").orElse("nothing"));
        });
    assertThat(matrix.list("duplicates")).isEmpty();
    assertThat(drift()).isEmpty();
    return matrix.list("paths");
  }

  private Map<String, String> known = Map.of();

  private List<String> addresses(String pod, String network) {
    String link = network.equals("second") ? "net2" : "net1";
    if (!known.containsKey(pod + " " + link)) {
      known = addresses();
    }
    return List.of(known.getOrDefault(pod + " " + link, "unknown").split(" "));
  }

  /** What reads its addresses anew: pods were made since. */
  void forget() {
    known = Map.of();
  }

  /** Starts it, kills it with SIGKILL after a time, and waits for its end. */
  void killed(Duration after, String... arguments) throws IOException, InterruptedException {
    assertThat(killedBy(after, arguments)).as("it is still at work").isTrue();
  }

  /** As {@link #killed}; false where it was done before, which it must be without a fault. */
  boolean killedBy(Duration after, String... arguments) throws IOException, InterruptedException {
    Process process = kindred(arguments).start();
    boolean done = process.waitFor(after);
    if (done) {
      String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.exitValue()).as(said).isZero();
    }
    process.destroyForcibly().waitFor();
    process.getInputStream().close();
    process.getErrorStream().close();
    return !done;
  }
}
