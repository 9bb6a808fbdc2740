package dev.kindred.provider.kind.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kindred.host.Fault;
import dev.kindred.host.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Node images with other images inside, on a real engine. */
@Timeout(300)
class BakesOnEngine {
  @TempDir private Path cache;
  private E2eImages e2e;
  private final List<String> baked = new ArrayList<>();

  @BeforeEach
  void engine() {
    e2e = new E2eImages();
  }

  @AfterEach
  void clear() {
    if (e2e != null) {
      e2e.close();
      baked.forEach(image -> e2e.engine.command("rmi", image).tryRun());
    }
  }

  private String bake(String... references) {
    String name = new Bake(cache).bake(e2e.engine, e2e.node, List.of(references), true, _ -> {});
    baked.add(name);
    return name;
  }

  private JsonValue config(String image) {
    return e2e.engine.image(image).flatMap(i -> i.get("Config")).orElseThrow();
  }

  @Test
  void a_node_of_a_baked_image_has_the_images_and_loads_nothing() {
    List<String> references = List.of(e2e.workload, e2e.multus);
    assertThat(new Bake(cache).baked(e2e.engine, e2e.node, references)).isEmpty();

    String image = bake(e2e.workload, e2e.multus);

    assertThat(new Bake(cache).baked(e2e.engine, e2e.node, references)).contains(image);
    String node = e2e.node("baked", image);
    List<String> steps = new ArrayList<>();
    new NodeImages(cache).bring(e2e.engine, List.of(node), references, true, steps::add);
    assertThat(steps).isEmpty();
    assertThat(e2e.stored(node).has(e2e.multus)).isTrue();
  }

  @Test
  void a_baked_image_starts_as_its_node_image_does() {
    String image = bake(e2e.workload);

    for (String key : List.of("Entrypoint", "Env", "Cmd")) {
      assertThat(config(image).list(key))
          .extracting(JsonValue::asText)
          .isEqualTo(config(e2e.node).list(key).stream().map(JsonValue::asText).toList());
    }
    assertThat(config(image).text("StopSignal")).isEqualTo(config(e2e.node).text("StopSignal"));
  }

  @Test
  void another_content_has_another_name_and_the_earlier_image_goes_when_nobody_uses_it() {
    String first = bake(e2e.workload);
    assertThat(bake(e2e.workload)).isEqualTo(first);
    String user = e2e.node("user", first);
    e2e.tag("kindred-it-more:1");

    String second = bake(e2e.workload, "kindred-it-more:1");

    assertThat(second).isNotEqualTo(first);
    assertThat(e2e.has(first)).as("a container uses it").isTrue();
    assertThat(e2e.hasContainer(user)).isTrue();
    e2e.engine.command("rm", "--force", "--volumes", user).run();
    e2e.engine.command("rmi", second).run();
    assertThat(bake(e2e.workload, "kindred-it-more:1")).isEqualTo(second);
    assertThat(e2e.has(first)).isFalse();
    assertThat(e2e.has(e2e.node)).isTrue();
  }

  @Test
  void one_that_nobody_asked_for_goes_with_its_last_node() {
    List<String> intended = new ArrayList<>();
    Bake bake = new Bake(cache, intended::add);
    String image = bake.bake(e2e.engine, e2e.node, List.of(e2e.workload), true, _ -> {});
    baked.add(image);
    assertThat(intended).as("written down before it is made").containsExactly(image);
    String node = e2e.node("last", image);
    assertThat(Bake.release(e2e.engine, image)).as("a node uses it").isFalse();
    assertThat(e2e.has(image)).isTrue();
    e2e.engine.command("rm", "--force", "--volumes", node).run();
    assertThat(Bake.release(e2e.engine, image)).isTrue();
    assertThat(e2e.has(image)).isFalse();
    assertThat(Bake.release(e2e.engine, image)).as("there is none").isFalse();
    assertThat(Bake.release(e2e.engine, e2e.node)).as("it is not baked").isFalse();
    assertThat(e2e.has(e2e.node)).isTrue();
  }

  @Test
  void one_that_somebody_asked_for_stays_until_another_takes_its_place() {
    String image = bake(e2e.workload);
    Bake.keep(e2e.engine, image);
    assertThat(Bake.release(e2e.engine, image)).isFalse();
    assertThat(e2e.has(image)).isTrue();
    e2e.tag("kindred-it-more:2");
    bake(e2e.workload, "kindred-it-more:2");
    assertThat(e2e.has(image)).isFalse();
    String names =
        e2e.engine.command("images", "--format", "{{.Repository}}:{{.Tag}}").run().stdout();
    // Others may have asked for theirs.
    assertThat(names).doesNotContain("asked:" + image.substring(image.lastIndexOf(':') + 1));
  }

  @Test
  void the_next_bake_removes_what_a_killed_one_has_left_and_nothing_else() {
    String node = e2e.node("node", bake(e2e.workload));
    String dead = "kindred-bake-4194303-1-0";
    String alive = "kindred-bake-" + Baker.ofThisProcess().name();
    try {
      leftBehind(dead, BakingContainer.owner(cache));
      leftBehind(alive, BakingContainer.owner(cache));
      leftBehind(dead + "0", "dev.kindred.baking=another-user");

      bake(e2e.workload);

      assertThat(e2e.hasContainer(dead)).isFalse();
      assertThat(e2e.hasContainer(alive)).isTrue();
      assertThat(e2e.hasContainer(dead + "0")).isTrue();
      assertThat(e2e.hasContainer(node)).isTrue();
    } finally {
      e2e.engine.command("rm", "--force", "--volumes", dead, alive, dead + "0").tryRun();
    }
  }

  private void leftBehind(String name, String label) {
    e2e.engine.command("create", "--name", name, "--label", label, e2e.node).run();
  }

  @Test
  void what_is_no_node_image_is_said_and_leaves_nothing() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() ->
            new Bake(cache).bake(e2e.engine, e2e.workload, List.of(e2e.workload), true, _ -> {}))
        .withMessageContaining("could not start containerd in " + e2e.workload);
    assertThat(
            e2e.engine
                .command("ps", "--all", "--filter", "name=kindred-bake-", "--quiet")
                .run()
                .stdout())
        .isEmpty();
  }
}
