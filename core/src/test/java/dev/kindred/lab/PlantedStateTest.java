package dev.kindred.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kindred.host.Fault;
import dev.kindred.host.OwnFiles;
import dev.kindred.plan.Allocation;
import dev.kindred.provider.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links that somebody put into a lab's folder: none is followed, whatever Kindred does there. */
class PlantedStateTest {
  private static final List<String> NAMES =
      List.of(
          "topology.yaml",
          "allocation.json",
          "provider",
          "current",
          "until",
          "ledger.jsonl",
          "lock",
          "owner");

  /** Valid in the place of each of these files. */
  private static final String PRECIOUS = "2026-11-25T10:00:00Z\n";

  @TempDir private Path above;
  private Path path;
  private Path precious;

  static Stream<String> names() {
    return NAMES.stream().flatMap(name -> Stream.of(name, name + ".new"));
  }

  @BeforeEach
  void make_a_folder() throws IOException {
    path = above.resolve("states/edge");
    OwnFiles.folder(path);
    precious = Files.writeString(above.resolve("precious"), PRECIOUS);
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_link_is_not_followed_by_who_writes(String name) throws IOException {
    Files.createSymbolicLink(path.resolve(name), precious);
    use();
    assertThat(precious).hasContent(PRECIOUS.strip());
    new LabFolder(path).remove();
    assertThat(path).doesNotExist();
    assertThat(precious).hasContent(PRECIOUS.strip());
  }

  @ParameterizedTest
  @MethodSource("names")
  void nor_does_it_make_what_it_leads_to(String name) throws IOException {
    Files.createSymbolicLink(path.resolve(name), above.resolve("nowhere"));
    use();
    assertThat(above.resolve("nowhere")).doesNotExist();
  }

  /** All that is done in a lab's folder; what is refused is a fault. */
  private void use() {
    LabFolder folder = new LabFolder(path);
    Stream.<Runnable>of(
            () -> LabLock.take(path, "kindred up", Duration.ZERO, Progress.NONE).close(),
            () -> folder.record("clusters: 2\n", Map.of(), "netns", Allocation.NONE),
            () -> folder.current("edge1"),
            () -> folder.until(Optional.of(Instant.EPOCH)),
            () -> folder.ledger().intend("holder", "edge"),
            () -> folder.ledger().made("holder", "edge", Map.of()),
            () -> folder.ledger().rebuild(List.of()))
        .forEach(work ->
            assertThat(catchThrowable(work::run))
                .satisfiesAnyOf(
                    e -> assertThat(e).isNull(), e -> assertThat(e).isInstanceOf(Fault.class)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void nor_by_who_reads(String name) throws IOException {
    Files.createSymbolicLink(path.resolve(name), precious);
    LabFolder folder = new LabFolder(path);
    Stream.<Runnable>of(
            () -> assertThat(folder.topology()).isEmpty(),
            () -> assertThat(folder.provider()).isEmpty(),
            () -> assertThat(folder.current()).isEmpty(),
            () -> assertThat(folder.until()).isEmpty(),
            () -> assertThat(folder.allocation()).isEqualTo(Allocation.NONE),
            () -> assertThat(folder.ledger().standing()).isEmpty(),
            () -> assertThat(LabLock.owner(path)).isEqualTo("another process"))
        .forEach(work ->
            assertThat(catchThrowable(work::run))
                .satisfiesAnyOf(
                    e -> assertThat(e).isNull(),
                    e -> assertThat(e).isInstanceOf(Fault.class).hasMessageContaining(name)));
  }
}
