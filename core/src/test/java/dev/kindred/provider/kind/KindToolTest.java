package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** With the lines that kind 0.33 printed. */
class KindToolTest {
  @Test
  void a_step_that_begins_is_told_without_its_decoration() {
    assertThat(KindTool.step(" • Preparing nodes 📦   ...")).contains("Preparing nodes");
    assertThat(KindTool.step(" • Starting control-plane 🕹️  ..."))
        .contains("Starting control-plane");
  }

  @Test
  void what_is_no_beginning_is_let_be() {
    assertThat(KindTool.step(" ✓ Preparing nodes 📦 ")).isEmpty();
    assertThat(KindTool.step("Creating cluster \"edge1\" ...")).isEmpty();
    assertThat(KindTool.step(" • 📦  ...")).isEmpty();
    assertThat(KindTool.step("")).isEmpty();
  }
}
