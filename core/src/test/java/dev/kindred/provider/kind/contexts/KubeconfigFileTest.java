package dev.kindred.provider.kind.contexts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the user's, which are changed with care. */
class KubeconfigFileTest {
  @TempDir private Path folder;

  @Test
  void it_is_the_one_that_kind_takes() throws IOException {
    Path there = Files.writeString(folder.resolve("b"), "");
    String list = folder.resolve("a") + "::" + there;
    assertThat(KubeconfigFile.of(Map.of("KUBECONFIG", list)).path()).isEqualTo(there);
    String none = folder.resolve("a") + ":" + folder.resolve("c");
    assertThat(KubeconfigFile.of(Map.of("KUBECONFIG", none, "HOME", "/x")).path())
        .isEqualTo(folder.resolve("c"));
    assertThat(KubeconfigFile.of(Map.of("HOME", "/x")).path())
        .isEqualTo(Path.of("/x/.kube/config"));
    assertThatThrownBy(() -> KubeconfigFile.of(Map.of())).isInstanceOf(Fault.class);
  }

  @Test
  void a_link_and_the_rights_stay() throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "current-context: a\n");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("config"), real);
    assertThat(new KubeconfigFile(link).change(text -> text.withCurrent("b"))).isTrue();
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(real).hasContent("current-context: b\n");
    assertThat(Files.getPosixFilePermissions(real))
        .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    assertThat(folder).isDirectoryNotContaining("glob:**.{lock,kindred}");
  }

  @Test
  void one_that_is_not_there_or_locked_is_left() throws IOException {
    KubeconfigFile file = new KubeconfigFile(folder.resolve("config"));
    assertThat(file.change(_ -> Optional.of("x"))).isFalse();
    assertThat(file.path()).doesNotExist();
    Files.writeString(file.path(), "current-context: a\n");
    Path lock = Files.createFile(folder.resolve("config.lock"));
    assertThatThrownBy(() -> file.change(text -> text.withCurrent("b")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("is locked")
        .extracting(fault -> ((Fault) fault).remedy())
        .asString()
        .contains("rm " + lock);
    assertThat(file.path()).hasContent("current-context: a\n");
    assertThat(lock).exists();
  }
}
