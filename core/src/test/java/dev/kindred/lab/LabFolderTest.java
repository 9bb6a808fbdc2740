package dev.kindred.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kindred.host.Fault;
import dev.kindred.host.OwnFiles;
import dev.kindred.plan.Allocation;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.TopologyFile;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabFolderTest {
  private static final Allocation ALLOCATION =
      new Allocation(
          Map.of("edge1", 1, "edge2", 2),
          Map.of("edge1-control-plane", 1),
          Map.of("data-plane", 1),
          Map.of(
              "data-plane",
              Map.of("edge1", List.of(Cidr.of("10.1.1.0/24"), Cidr.of("fd10:1::/64")))),
          Map.of("data-plane", Map.of("edge1-control-plane", List.of(Cidr.of("10.1.1.0/24")))),
          Map.of("edge1/demo", 1),
          Map.of("network data-plane", List.of(Cidr.of("10.1.0.0/16"))));

  @TempDir private Path states;
  private Path path;
  private LabFolder folder;

  @BeforeEach
  void name_a_folder() {
    path = states.resolve("kindred/edge");
    folder = new LabFolder(path);
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void only_its_owner_may_enter_it_and_the_folders_that_it_needed() throws IOException {
    OwnFiles.folder(path);
    assertThat(permissions(path)).isEqualTo("rwx------");
    assertThat(permissions(states.resolve("kindred"))).isEqualTo("rwx------");
    OwnFiles.folder(path);
    assertThat(folder.exists()).isTrue();
  }

  @Test
  void a_link_in_its_place_is_refused_and_what_it_leads_to_is_left_alone() throws IOException {
    Path elsewhere = Files.createDirectory(states.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("precious"), "");
    Files.createDirectory(states.resolve("kindred"));
    Files.createSymbolicLink(path, elsewhere);
    assertThatThrownBy(() -> OwnFiles.folder(path))
        .isInstanceOf(IOException.class)
        .hasMessage(path + " is a symbolic link; Kindred makes its folders itself");
    assertThat(folder.exists()).isFalse();
    assertThat(LabFolder.names(states.resolve("kindred"))).isEmpty();
    folder.remove();
    assertThat(elsewhere.resolve("precious")).exists();
  }

  @Test
  void a_file_in_its_place_is_refused() throws IOException {
    Files.createDirectory(states.resolve("kindred"));
    Files.writeString(path, "");
    assertThatThrownBy(() -> OwnFiles.folder(path)).isInstanceOf(IOException.class);
    assertThat(folder.exists()).isFalse();
  }

  @Test
  void keeps_what_was_applied() throws IOException {
    OwnFiles.folder(path);
    folder.record("clusters: 2\n", Map.of(), "netns", ALLOCATION);
    folder.current("edge2");
    LabFolder again = new LabFolder(path);
    assertThat(again.topology()).contains("clusters: 2\n");
    assertThat(again.provider()).contains("netns");
    assertThat(again.allocation()).isEqualTo(ALLOCATION);
    assertThat(again.current()).contains("edge2");
    assertThat(LabFolder.names(states.resolve("kindred"))).containsExactly("edge");
  }

  @Test
  void keeps_the_files_that_the_topology_named() throws IOException {
    OwnFiles.folder(path);
    Path net = Files.writeString(states.resolve("net.yaml"), "kind: List\n");
    Path file =
        Files.writeString(
            states.resolve("kindred.yaml"), "clusters: [{name: a, kind: {cni: net.yaml}}]\n");
    TopologyFile read = TopologyReader.read(file, Vocabularies.DIALECT);
    folder.record(read.text(), read.beside(), "kind", ALLOCATION);
    assertThat(folder.has(read)).isTrue();
    Files.writeString(net, "kind: List # another\n");
    assertThat(folder.has(TopologyReader.read(file, Vocabularies.DIALECT))).isFalse();
    Files.delete(net);
    assertThat(folder.applied().orElseThrow().topology().clusters())
        .isEqualTo(read.topology().clusters());
    folder.record("clusters: 2\n", Map.of(), "kind", ALLOCATION);
    assertThat(folder.beside()).isEmpty();
  }

  @Test
  void a_lab_that_was_never_up_has_nothing() {
    assertThat(folder.topology()).isEmpty();
    assertThat(folder.provider()).isEmpty();
    assertThat(folder.allocation()).isEqualTo(Allocation.NONE);
    assertThat(folder.current()).isEmpty();
    assertThat(LabFolder.names(states.resolve("kindred"))).isEmpty();
    folder.remove();
  }

  @Test
  void knows_when_the_labs_time_is_over() throws IOException {
    OwnFiles.folder(path);
    folder.until(Optional.empty());
    assertThat(path).isEmptyDirectory();
    Instant end = Instant.parse("2026-11-25T10:00:00Z");
    folder.until(Optional.of(end));
    assertThat(new LabFolder(path).until()).contains(end);
    Files.writeString(path.resolve("until"), "tomorrow\n");
    assertThat(folder.until()).isEmpty();
    folder.until(Optional.of(end));
    folder.until(Optional.empty());
    assertThat(folder.until()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "{",
        "[]",
        "7",
        "{\"clusters\": []}",
        "{\"clusters\": {\"edge1\": \"one\"}}",
        "{\"clusters\": {\"edge1\": 4294967297}}",
        "{\"parts\": {\"n\": {\"edge1\": [\"10.1.0.0/33\"]}}}",
        "{\"slices\": {\"n\": {\"edge1\": [7]}}}",
        "{\"slices\": 3}"
      })
  void numbers_that_cannot_be_read_are_a_fault_that_says_how_to_go_on(String text)
      throws IOException {
    OwnFiles.folder(path);
    Files.writeString(path.resolve("allocation.json"), text);
    Fault fault = catchThrowableOfType(Fault.class, folder::allocation);
    assertThat(fault)
        .hasMessageStartingWith("the numbers of lab edge cannot be read: ")
        .hasMessageContaining(path.resolve("allocation.json").toString());
    assertThat(fault.remedy()).isEqualTo("Make the lab anew: kindred down, then kindred up.");
  }

  @Test
  void goes_with_all_that_is_in_it_and_follows_no_link() throws IOException {
    Path elsewhere = Files.createDirectory(states.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("precious"), "");
    OwnFiles.folder(path);
    folder.record("clusters: 2\n", Map.of(), "netns", ALLOCATION);
    Files.createSymbolicLink(path.resolve("link"), elsewhere);
    Files.createDirectories(path.resolve("a/b/c"));
    Files.writeString(path.resolve("a/b/file"), "");
    folder.remove();
    assertThat(path).doesNotExist();
    assertThat(elsewhere.resolve("precious")).exists();
  }

  @Test
  void what_cannot_be_removed_is_a_fault_that_names_it() throws IOException {
    OwnFiles.folder(path);
    Files.writeString(path.resolve("ledger.jsonl"), "");
    Files.writeString(path.resolve("topology.yaml.new"), "left by a crash");
    folder.record("clusters: 2\n", Map.of(), "netns", ALLOCATION);
    try (var all = Files.list(path)) {
      assertThat(all.map(f -> f.getFileName().toString()))
          .doesNotContain("topology.yaml.new", "allocation.json.new");
    }
    Files.delete(path.resolve("topology.yaml"));
    Files.createDirectory(path.resolve("topology.yaml"));
    assertThat(catchThrowableOfType(Fault.class, folder::topology))
        .hasMessageStartingWith("could not read " + path.resolve("topology.yaml") + ": ");
    assertThat(
            catchThrowableOfType(
                Fault.class, () -> folder.record("clusters: 2\n", Map.of(), "netns", ALLOCATION)))
        .hasMessageStartingWith("could not write " + path.resolve("topology.yaml") + ": ");
  }
}
