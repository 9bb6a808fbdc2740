package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.lab.TestLedger;
import dev.kindred.provider.LabHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contexts of a lab whose folder is gone, with its ledger. */
class UserContextsTest {
  private static final String THEIRS =
      """
      apiVersion: v1
      kind: Config
      clusters:
      - cluster: {certificate-authority-data: V09SSw==, server: 'https://work.example'}
        name: work
      contexts:
      - context: {cluster: work, user: me}
        name: work
      current-context: work
      users:
      - name: me
        user: {token: x}
      """;

  private static final String BOTH =
      """
      apiVersion: v1
      kind: Config
      clusters:
      - cluster: {certificate-authority-data: V09SSw==, server: 'https://work.example'}
        name: work
      - cluster: {certificate-authority-data: T1VSUw==, server: 'https://127.0.0.1:1'}
        name: kind-edge1
      contexts:
      - context: {cluster: kind-edge1, user: kind-edge1}
        name: kind-edge1
      - context: {cluster: work, user: me}
        name: work
      current-context: kind-edge1
      users:
      - name: kind-edge1
        user: {token: y}
      - name: me
        user: {token: x}
      """;

  @TempDir private Path folder;
  private Path lab;
  private Path kubeconfig;
  private ContextNotes notes;

  @BeforeEach
  void write() throws IOException {
    lab = folder.resolve("states/edge");
    kubeconfig = Files.writeString(folder.resolve("config"), BOTH);
    Files.createDirectory(folder.resolve("states"));
    notes = new ContextNotes(folder.resolve("states"));
  }

  private void note(String authority) {
    notes.write(new ContextNotes.Note(lab, kubeconfig, "edge1", "work", authority));
  }

  private void remove() {
    UserContexts contexts = new UserContexts(new LabHome("edge", lab, TestLedger.of(lab)));
    assertThat(contexts.remove()).isEmpty();
  }

  @Test
  void they_are_found_and_go_and_the_one_from_before_is_current_again() throws IOException {
    note("T1VSUw==");
    assertThat(notes.orphans()).containsExactly(lab);
    remove();
    assertThat(kubeconfig).hasContent(THEIRS);
    assertThat(folder.resolve("states")).isEmptyDirectory();
  }

  @Test
  void one_that_somebody_else_made_since_stays() throws IOException {
    note("QU5PVEhFUg==");
    remove();
    assertThat(kubeconfig).hasContent(BOTH);
    assertThat(notes.orphans()).isEmpty();
  }

  @Test
  void those_of_a_lab_that_is_there_are_no_orphans() throws IOException {
    note("T1VSUw==");
    Files.createDirectories(lab);
    assertThat(notes.orphans()).isEmpty();
  }

  @Test
  void half_a_note_is_none() throws IOException {
    note("T1VSUw==");
    try (var files = Files.list(folder.resolve("states/.contexts"))) {
      Files.writeString(files.findFirst().orElseThrow(), "{\"lab\": ");
    }
    assertThat(notes.orphans()).isEmpty();
    remove();
    assertThat(kubeconfig).hasContent(BOTH);
  }
}
