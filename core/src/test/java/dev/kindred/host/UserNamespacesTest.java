package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserNamespacesTest {
  @TempDir private Path root;

  @Test
  void reads_what_the_kernel_tells() throws IOException {
    write("proc/self/status", "Name:\tx\nCapEff:\t0000000000200000\nSeccomp:\t2\n");
    write("proc/self/ns/user", "");
    write("proc/sys/user/max_user_namespaces", "0\n");
    write("proc/sys/user/max_net_namespaces", "123\n");
    write("proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1\n");
    write("proc/sys/kernel/unprivileged_userns_clone", "no number\n");
    write("run/.containerenv", "");
    assertThat(UserNamespaces.read(root))
        .isEqualTo(
            new NamespaceRights(
                true,
                true,
                true,
                true,
                Map.of(
                    "user.max_user_namespaces",
                    0L,
                    "user.max_net_namespaces",
                    123L,
                    NamespaceFault.APPARMOR,
                    1L)));
  }

  @Test
  void a_plain_user_has_no_right_and_an_old_kernel_no_user_namespaces() throws IOException {
    write("proc/self/status", "CapEff:\t0000000000000000\nSeccomp:\t0\n");
    write("proc/self/ns/net", "");
    NamespaceRights rights = UserNamespaces.read(root);
    assertThat(rights.supported()).isFalse();
    assertThat(rights.administrator()).isFalse();
    assertThat(rights.filtered()).isFalse();
    assertThat(rights.settings()).isEmpty();
  }

  @Test
  void the_capability_is_found_among_others() throws IOException {
    write("proc/self/status", "CapEff:\t000001ffffffffff\n");
    assertThat(UserNamespaces.read(root).administrator()).isTrue();
    write("proc/self/status", "CapEff:\t000001ffffdfffff\n");
    assertThat(UserNamespaces.read(root).administrator()).isFalse();
  }

  @Test
  void docker_is_known_by_its_file_and_nothing_read_blames_nobody() throws IOException {
    write(".dockerenv", "");
    NamespaceRights rights = UserNamespaces.read(root);
    assertThat(rights.container()).isTrue();
    assertThat(rights.supported()).isTrue();
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
