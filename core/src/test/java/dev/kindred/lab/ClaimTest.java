package dev.kindred.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import dev.kindred.lab.Claim.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimTest {
  private static final String TEXT = "name: edge\n";

  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, TEXT);
  }

  private static Optional<Origin> from(Path file) {
    return Optional.of(Origin.of(file, TEXT));
  }

  @Test
  void a_lab_of_the_same_file_is_ours_whatever_the_file_says_by_now() throws IOException {
    Path file = file("a/kindred.yaml");
    Claim claim = Claim.of(Origin.of(file, "name: edge\nclusters: 3\n"));

    assertThat(claim.on(from(file))).isEqualTo(Verdict.OURS);
    assertThat(claim.on(Optional.empty())).isEqualTo(Verdict.OURS);
  }

  @Test
  void a_file_is_the_same_by_whatever_way_it_is_reached() throws IOException {
    Path file = file("a/kindred.yaml");
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of("a/kindred.yaml"));
    Path below = Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));

    assertThat(Claim.of(Origin.of(link, TEXT)).on(from(file))).isEqualTo(Verdict.OURS);
    assertThat(Claim.of(Origin.of(below.resolve("kindred.yaml"), TEXT)).on(from(file)))
        .isEqualTo(Verdict.OURS);
  }

  @Test
  void a_lab_of_another_file_is_refused_with_both_even_where_both_say_the_same()
      throws IOException {
    Path mine = file("a/kindred.yaml");
    Path theirs = file("b/kindred.yaml");
    Claim claim = Claim.of(Origin.of(mine, TEXT));

    assertThat(claim.on(from(theirs))).isEqualTo(Verdict.FOREIGN);
    assertThatThrownBy(() -> claim.check("down", "edge", from(theirs)))
        .isInstanceOfSatisfying(
            Fault.class, e -> assertThat(e.remedy()).endsWith("kindred down --yes"))
        .hasMessage(
            "lab edge was made from " + Origin.real(theirs) + ", and this is " + Origin.real(mine));
    assertThatCode(() -> claim.meant().check("down", "edge", from(theirs)))
        .doesNotThrowAnyException();
  }

  @Test
  void the_lab_of_demo_and_a_pipe_are_no_file() throws IOException {
    Path mine = file("a/kindred.yaml");
    Optional<Origin> demo = Optional.of(Origin.demo(TEXT));

    assertThat(Claim.of(Origin.of(mine, TEXT)).on(demo)).isEqualTo(Verdict.FOREIGN);
    assertThat(Claim.of(Origin.demo(TEXT)).on(demo)).isEqualTo(Verdict.OURS);
    assertThat(Claim.of(Origin.demo(TEXT)).on(from(mine))).isEqualTo(Verdict.FOREIGN);
    Origin pipe = Origin.of(Path.of("/dev/null"), TEXT);
    assertThat(pipe.kind()).isEqualTo(Origin.Kind.PIPE);
    assertThat(Claim.of(pipe).on(from(mine))).isEqualTo(Verdict.FOREIGN);
  }

  @Test
  void a_lab_of_a_file_that_is_gone_was_moved() throws IOException {
    Optional<Origin> before = from(file("old/kindred.yaml"));
    Files.move(folder.resolve("old"), folder.resolve("new"));
    Claim claim = Claim.of(Origin.of(folder.resolve("new/kindred.yaml"), TEXT));

    assertThat(claim.on(before)).isEqualTo(Verdict.MOVED);
    assertThatCode(() -> claim.check("up", "edge", before)).doesNotThrowAnyException();
  }

  @Test
  void what_is_written_down_is_read_again_and_what_is_damaged_says_nothing() throws IOException {
    Origin origin = Origin.of(file("a/kindred.yaml"), TEXT);
    Instant made = Instant.parse("2026-11-29T12:00:00Z");

    assertThat(Origin.parse(origin.json(made)))
        .contains(new Origin.Recorded(origin, Optional.of(made)));
    assertThat(Origin.parse("{\"kind\":\"file\"")).isEmpty();
    assertThat(Origin.parse("{\"kind\":\"moon\"}")).isEmpty();
  }

  @Test
  void the_path_of_a_file_that_is_gone_is_the_one_that_it_had() throws IOException {
    Path file = file("a/kindred.yaml");
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of("a/kindred.yaml"));
    Path before = Origin.real(link);
    Files.delete(file);

    assertThat(Origin.real(file)).isEqualTo(before);
    assertThat(Origin.real(link)).isEqualTo(before);
    assertThat(Origin.real(folder.resolve("nowhere/x.yaml")))
        .endsWithRaw(Path.of("nowhere/x.yaml"));
  }
}
