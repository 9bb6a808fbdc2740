package dev.kindred.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was probably meant. */
class SuggestionTest {
  private static final List<String> KEYS =
      List.of("name", "provider", "underlay", "clusters", "networks", "workloads");

  @ParameterizedTest
  @CsvSource({
    "cluster, clusters",
    "clustersx, clusters",
    "clusterd, clusters",
    "clutsers, clusters",
    "CLUSTERS, clusters",
    "nam, name",
    "anme, name",
    "networsk, networks",
    "workload, workloads"
  })
  void finds_a_word_by_one_or_two_slips(String written, String meant) {
    assertThat(Suggestion.nearest(written, KEYS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"x", "nodes", "topology", "na", "net", "providerprovider"})
  void finds_nothing_that_is_far(String written) {
    assertThat(Suggestion.nearest(written, KEYS)).isEmpty();
  }

  @Test
  void takes_a_swap_for_one_slip() {
    assertThat(Suggestion.nearest("abdc", List.of("abcd"))).contains("abcd");
    assertThat(Suggestion.nearest("badc", List.of("abcd"))).isEmpty();
  }

  @Test
  void takes_one_letter_of_two_but_not_the_only_one() {
    assertThat(Suggestion.nearest("ab", List.of("ac"))).contains("ac");
    assertThat(Suggestion.nearest("a", List.of("b"))).isEmpty();
    assertThat(Suggestion.nearest("A", List.of("a"))).contains("a");
  }

  @Test
  void takes_the_nearest_before_the_first() {
    assertThat(Suggestion.nearest("edge1", List.of("edge22", "edge1x"))).contains("edge1x");
    assertThat(Suggestion.didYouMean("edge1", List.of("edge22", "edge1x"), ""))
        .isEqualTo("Did you mean edge1x?");
  }

  @Test
  void names_up_to_three_that_are_as_near() {
    assertThat(Suggestion.didYouMean("edge9", List.of("edge1", "edge2"), ""))
        .isEqualTo("Did you mean edge1 or edge2?");
    assertThat(Suggestion.didYouMean("edge9", List.of("edge1", "edge2", "edge3", "edge4"), ""))
        .isEqualTo("Known: edge1, edge2, edge3, edge4");
  }

  @Test
  void lists_twelve_at_most() {
    List<String> names = IntStream.rangeClosed(1, 15).mapToObj(i -> "c" + i).toList();
    assertThat(Suggestion.didYouMean("paris", names, ""))
        .isEqualTo("Known: c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12 and 3 more");
  }

  @Test
  void says_what_it_is_told_when_there_is_nothing_to_choose_from() {
    assertThat(Suggestion.didYouMean("a", List.of(), "Declare one")).isEqualTo("Declare one");
  }

  @Test
  void finds_nothing_for_an_empty_or_endless_word() {
    assertThat(Suggestion.nearest("", List.of("a"))).isEmpty();
    assertThat(Suggestion.nearest("a".repeat(101), List.of("a".repeat(101)))).isEmpty();
  }
}
