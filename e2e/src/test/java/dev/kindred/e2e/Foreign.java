package dev.kindred.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody else's kind cluster, container network and kubeconfig on the same engine. */
final class Foreign {
  static final String NAME = "foreign";

  private final HeldEngine engine;
  private final Path kubeconfig;
  private List<String> before = List.of();

  Foreign(HeldEngine engine, Path kubeconfig) {
    this.engine = engine;
    this.kubeconfig = kubeconfig;
  }

  /** Makes them. */
  void make() throws IOException {
    engine
        .command(
            "kind",
            "create",
            "cluster",
            "--name",
            NAME,
            "--image",
            engine.variable("KINDRED_NODE_IMAGE"))
        .env("KUBECONFIG", kubeconfig.toString())
        .purpose("make somebody else's cluster")
        .run();
    engine.says("network", "create", "foreign-network");
    // The machine has room for it, but not for what it does.
    engine.says("stop", "--time", "0", NAME + "-control-plane");
    before = look();
  }

  /** What they were before, line by line. */
  List<String> before() {
    return before;
  }

  /** What they are. */
  List<String> look() throws IOException {
    List<String> all = new ArrayList<>();
    String node = NAME + "-control-plane";
    for (String part : List.of(".Id", ".State.StartedAt", ".State.FinishedAt", "json .Config")) {
      all.add(engine.says("container", "inspect", "--format", "{{" + part + "}}", node));
    }
    // Docker gives them in any order.
    String mounts = "{{range .Mounts}}{{json .}}{{println}}{{end}}";
    engine
        .says("container", "inspect", "--format", mounts, node)
        .lines()
        .sorted()
        .forEach(all::add);
    all.add(engine.says("network", "inspect", "--format", "{{.}}", "foreign-network"));
    all.add(kubeconfig());
    return all;
  }

  /** The kubeconfig, byte for byte; contexts of a lab are in it until the lab is down. */
  String kubeconfig() throws IOException {
    return Files.readString(kubeconfig, StandardCharsets.UTF_8);
  }
}
