package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.document.ImagesDocument;
import dev.kindred.provider.kind.images.EngineImage;
import dev.kindred.provider.kind.images.Inventory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImagesReportTest {
  private static final Inventory.Item NODE = item("node:1", List.of("nodes"), true);

  private static Inventory.Item item(String reference, List<String> uses, boolean there) {
    EngineImage image =
        new EngineImage(reference, reference, "sha256:" + "12ab".repeat(16), 2_400_000);
    return new Inventory.Item(
        reference,
        uses,
        there ? Optional.of(image) : Optional.empty(),
        there ? List.of("edge1-control-plane") : List.of());
  }

  private static Inventory inventory(boolean multus, Optional<String> baked) {
    return new Inventory(
        List.of(
            NODE,
            item("multus:4", List.of("Multus"), multus),
            item("busybox:1", List.of("demo1", "demo2"), true)),
        List.of("edge1-control-plane", "edge2-control-plane"),
        baked);
  }

  private static Terminal printed(Inventory inventory) {
    Terminal terminal = Terminal.plain();
    ImagesReport.print(ImagesDocument.of("edge", "docker", inventory), terminal.console());
    terminal.console().flush();
    return terminal;
  }

  @Test
  void each_image_is_shown_with_its_use_and_where_it_is() {
    assertThat(printed(inventory(false, Optional.empty())).out())
        .isEqualTo(
            """
            IMAGE      FOR          IN DOCKER     SIZE    ON NODES
            node:1     nodes        12ab12ab12ab  2.4 MB
            multus:4   Multus       missing               0 of 2
            busybox:1  demo1 demo2  12ab12ab12ab  2.4 MB  1 of 2
            """);
  }

  @Test
  void baking_is_offered_when_all_is_there_and_nothing_is_baked() {
    String offer = "kindred images bake";

    assertThat(printed(inventory(true, Optional.empty())).err()).contains(offer);
    assertThat(printed(inventory(false, Optional.empty())).err()).doesNotContain(offer);
    Terminal baked = printed(inventory(true, Optional.of("localhost/kindred-node:x")));
    assertThat(baked.err()).doesNotContain(offer);
    assertThat(baked.out()).endsWith("baked: localhost/kindred-node:x\n");
  }
}
