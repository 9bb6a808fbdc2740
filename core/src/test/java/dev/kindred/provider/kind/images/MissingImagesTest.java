package dev.kindred.provider.kind.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Engine;
import dev.kindred.host.EngineSilent;
import dev.kindred.host.Fault;
import dev.kindred.provider.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of an engine that has a file an image, and pulls into the same folder. */
class MissingImagesTest {
  private static final List<LabImages> LAB =
      List.of(
          new LabImages("local/node:1", "local/multus:1", List.of("local/app:1")),
          new LabImages("local/node:1", "local/multus:1", List.of("local/app:1", "local/app:2")));

  @TempDir private Path folder;

  private Engine engine(String pull) throws IOException {
    Path program = folder.resolve("engine");
    Files.writeString(
        program,
        """
        #!/bin/sh
        file() { echo "$HAS/$(echo "${1#docker.io/}" | tr / _)"; }
        HAS=%s
        case $1 in
          ps) [ ! -e "$HAS/down" ] || exit 1 ;;
          image) for last; do :; done; [ -e "$(file "$last")" ] && echo '[{"Id": "sha256:1"}]' || exit 1 ;;
          pull) for last; do :; done; %s ;;
        esac
        """
            .formatted(folder, pull));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new Engine(program.toString());
  }

  private void has(String... names) throws IOException {
    for (String name : names) {
      Files.writeString(folder.resolve(name), "");
    }
  }

  @Test
  void each_is_named_once_and_said_to_be_pulled_or_fatal_where_nothing_may_be() throws IOException {
    has("local_node:1", "local_app:1");
    MissingImages missing = MissingImages.of(engine("exit 1"), LAB);
    assertThat(missing.references()).containsExactly("local/multus:1", "local/app:2");
    Finding warning = missing.finding(false);
    assertThat(warning.severity()).isEqualTo(Finding.Severity.WARNING);
    assertThat(warning.what()).endsWith("does not have local/multus:1, local/app:2: up pulls them");
    Finding fatal = missing.finding(true);
    assertThat(fatal.isFatal()).isTrue();
    assertThat(fatal.advice().toString()).contains("images save", "images load");
    assertThatThrownBy(() -> missing.obtain(true, _ -> {}))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("does not have local/multus:1, local/app:2");
  }

  @Test
  void they_are_pulled() throws IOException {
    has("local_node:1", "local_app:1", "local_app:2");
    List<String> steps = new ArrayList<>();
    MissingImages missing = MissingImages.of(engine(": >\"$(file \"$last\")\""), LAB);
    missing.obtain(false, steps::add);
    assertThat(steps).containsExactly("pulling local/multus:1");
    assertThat(MissingImages.of(missing.engine(), LAB).references()).isEmpty();
  }

  @Test
  void one_that_is_not_to_be_had_is_a_fault_with_another_way() throws IOException {
    has("local_node:1", "local_app:1", "local_app:2");
    MissingImages missing = MissingImages.of(engine("echo 'no such host' >&2; exit 1"), LAB);
    assertThatThrownBy(() -> missing.obtain(false, _ -> {}))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.remedy()).contains("images load"))
        .hasMessageContaining("pull local/multus:1")
        .hasMessageContaining("no such host");
  }

  @Test
  void where_all_are_there_all_is_well() throws IOException {
    has("local_node:1", "local_multus:1", "local_app:1", "local_app:2");
    MissingImages missing = MissingImages.of(engine("exit 1"), LAB);
    assertThat(missing.finding(true).severity()).isEqualTo(Finding.Severity.OK);
    missing.obtain(true, _ -> {});
  }

  @Test
  void of_an_engine_that_is_down_none_is_missing() throws IOException {
    has("down");
    Engine engine = engine("exit 1");
    assertThatThrownBy(() -> MissingImages.of(engine, LAB)).isInstanceOf(EngineSilent.class);
  }
}
