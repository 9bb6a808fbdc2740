package dev.kindred.provider.kind.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kindred.host.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Images on a real engine and in the containerd of real node images. */
@Timeout(300)
class ImagesOnEngine {
  private static final String ABSENT = "localhost/kindred-it-absent:1";

  @TempDir private Path folder;
  private E2eImages e2e;
  private NodeImages images;
  private final List<String> steps = new ArrayList<>();

  @BeforeEach
  void engine() {
    e2e = new E2eImages();
    images = new NodeImages(folder.resolve("cache"));
  }

  @AfterEach
  void clear() {
    if (e2e != null) {
      e2e.close();
    }
  }

  private void bring(List<String> nodes, String... references) {
    images.bring(e2e.engine, nodes, List.of(references), true, steps::add);
  }

  @Test
  void images_are_saved_once_go_to_all_nodes_and_stay() throws IOException {
    List<String> nodes = List.of(e2e.node("a", e2e.node), e2e.node("b", e2e.node));

    bring(nodes, e2e.workload, e2e.multus, e2e.workload);

    assertThat(steps).hasSize(1).first().asString().contains(e2e.multus).endsWith("to 2 nodes");
    EngineImage image = new EngineImages(e2e.engine).find(e2e.workload).orElseThrow();
    for (String node : nodes) {
      assertThat(e2e.stored(node).has(image)).isTrue();
      assertThat(e2e.stored(node).has(e2e.multus)).isTrue();
    }
    assertThat(images.where(e2e.engine, nodes, List.of(e2e.workload, ABSENT)))
        .containsEntry(e2e.workload, nodes)
        .containsEntry(ABSENT, List.of());
    try (Stream<Path> archives = Files.list(folder.resolve("cache/images"))) {
      assertThat(archives).hasSize(1);
    }

    bring(nodes, e2e.workload, e2e.multus);

    assertThat(steps).as("the second time there is nothing to do").hasSize(1);
  }

  @Test
  void only_the_node_that_lacks_an_image_gets_it() {
    String a = e2e.node("a", e2e.node);
    bring(List.of(a), e2e.workload);
    String b = e2e.node("b", e2e.node);

    bring(List.of(a, b), e2e.workload);

    assertThat(steps).hasSize(2).last().asString().endsWith("to " + b);
    assertThat(e2e.stored(b).has(e2e.workload)).isTrue();
  }

  @Test
  void a_short_name_is_there_by_the_name_that_pods_ask_for() {
    e2e.tag("kindred-it-app:1");
    String node = e2e.node("a", e2e.node);

    bring(List.of(node), "kindred-it-app:1");

    assertThat(e2e.stored(node).digests()).containsKey("docker.io/library/kindred-it-app:1");
  }

  @Test
  void an_image_that_is_pinned_by_its_digest_is_there_by_it() {
    String reference = "kindred-it-pinned@sha256:" + "12".repeat(32);
    e2e.tag(ImageName.of(reference).tagged());
    String node = e2e.node("a", e2e.node);

    bring(List.of(node), reference);

    assertThat(e2e.stored(node).digests()).containsKey("docker.io/library/" + reference);
  }

  @Test
  void an_image_that_comes_without_a_name_gets_the_one_that_pods_ask_for() {
    EngineImage found = new EngineImages(e2e.engine).find(e2e.workload).orElseThrow();
    String reference = "kindred-it-nameless@" + found.id();
    EngineImage image = new EngineImage(reference, found.id(), found.id(), found.bytes());
    Path archive = folder.resolve("nameless.tar");
    new EngineImages(e2e.engine).save(List.of(image), archive);
    String node = e2e.node("a", e2e.node);

    new NodeStore(e2e.engine, node).take(archive, List.of(image));

    assertThat(e2e.stored(node).has(image)).isTrue();
  }

  @Test
  void another_content_under_the_same_name_replaces_what_the_node_has() {
    String node = e2e.node("a", e2e.node);
    e2e.tag("kindred-it-app:2");
    bring(List.of(node), "kindred-it-app:2");
    e2e.engine.command("tag", e2e.multus, "kindred-it-app:2").run();

    bring(List.of(node), "kindred-it-app:2");

    EngineImage image = new EngineImages(e2e.engine).find("kindred-it-app:2").orElseThrow();
    assertThat(image.id())
        .isEqualTo(new EngineImages(e2e.engine).find(e2e.multus).orElseThrow().id());
    assertThat(e2e.stored(node).has(image)).isTrue();
  }

  @Test
  void without_a_network_what_lacks_is_named_with_the_way_to_get_it() {
    String node = e2e.node("a", e2e.node);

    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> bring(List.of(node), e2e.workload, ABSENT))
        .withMessage(e2e.engine.program() + " does not have " + ABSENT)
        .satisfies(fault ->
            assertThat(fault.remedy())
                .contains("kindred images save FILE", "kindred images load FILE"));
    assertThat(e2e.stored(node).has(e2e.workload)).as("all or nothing").isFalse();
  }

  @Test
  void what_cannot_be_pulled_is_named_with_the_other_way() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> new EngineImages(e2e.engine).require(List.of(ABSENT), false, steps::add))
        .withMessageContaining("could not pull " + ABSENT)
        .satisfies(fault -> assertThat(fault.remedy()).contains("kindred images save FILE"));
    assertThat(steps).containsExactly("pulling " + ABSENT);
  }

  @Test
  void an_archive_in_the_cache_that_is_damaged_is_made_anew_the_next_time() throws IOException {
    String node = e2e.node("a", e2e.node);
    bring(List.of(e2e.node("b", e2e.node)), e2e.workload);
    try (Stream<Path> archives = Files.list(folder.resolve("cache/images"))) {
      Files.writeString(archives.findFirst().orElseThrow(), "no archive");
    }

    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> bring(List.of(node), e2e.workload))
        .withMessageContaining("could not bring " + e2e.workload + " to " + node);
    bring(List.of(node), e2e.workload);

    assertThat(e2e.stored(node).has(e2e.workload)).isTrue();
  }

  @Test
  void an_archive_brings_back_what_the_engine_has_lost() throws IOException {
    e2e.tag("kindred-it-archived:1");
    Archives archives = new Archives(e2e.engine, folder.resolve("cache"));
    for (String target : List.of("images.tar", "images")) {
      Path file = folder.resolve(target);
      List<String> references = List.of("kindred-it-archived:1", e2e.workload);
      archives.save(file, references, true, steps::add);
      e2e.engine.command("rmi", "kindred-it-archived:1").run();
      e2e.engine.command("rmi", e2e.workload).run();

      List<Archives.Moved> loaded = archives.load(file, steps::add);

      assertThat(loaded).extracting(Archives.Moved::reference).isEqualTo(references);
      assertThat(loaded).allMatch(Archives.Moved::done);
      assertThat(e2e.has(e2e.workload)).isTrue();
      assertThat(archives.load(file, steps::add)).noneMatch(Archives.Moved::done);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("cache", "images", "images.tar");
    }
  }

  @Test
  void a_folder_of_archives_keeps_what_did_not_change_and_drops_what_is_not_needed() {
    Archives archives = new Archives(e2e.engine, folder.resolve("cache"));
    Path target = folder.resolve("images");
    archives.save(target, List.of(e2e.workload, e2e.multus), true, steps::add);
    steps.clear();

    archives.save(target, List.of(e2e.workload), true, steps::add);

    assertThat(steps).isEmpty();
    assertThat(target).isDirectoryNotContaining("glob:**.part");
    assertThat(target.toFile().list()).hasSize(2).contains("index.json");
  }
}
