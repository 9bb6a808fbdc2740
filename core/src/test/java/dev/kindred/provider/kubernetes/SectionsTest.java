package dev.kindred.provider.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectionsTest {
  private static final String TEXT =
      """

      == links
      [1]
      [2]

      == namespace cni-1
      a
      == namespace cni-2
      == end
      """;

  @Test
  void are_found_by_their_names() {
    Sections sections = Sections.of(TEXT);

    assertThat(sections.get("links")).contains("[1]\n[2]");
    assertThat(sections.get("pods")).isEmpty();
    assertThat(sections.all("namespace")).containsEntry("cni-1", "a").containsEntry("cni-2", "");
  }

  @Test
  void are_complete_with_their_end_alone() {
    assertThat(Sections.of(TEXT).complete()).isTrue();
    assertThat(Sections.of(TEXT.replace("== end\n", "")).complete()).isFalse();
    assertThat(Sections.of("").complete()).isFalse();
  }
}
