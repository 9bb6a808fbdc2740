package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits are those of a user namespace made for the test: the host's are left alone. */
@Tag("root")
class UserNamespacesIT {
  private static final String FAIL = "unshare --user --map-root-user --net true 2>&1; ";

  /** Prints the fault for what its argument says. */
  static final class Check {
    private Check() {}

    public static void main(String[] arguments) {
      Fault fault = UserNamespaces.check(arguments[0]);
      System.out.println(fault.exitCode() + " " + fault.getMessage() + "\n" + fault.remedy());
    }
  }

  @BeforeEach
  void needs_user_namespaces() {
    Command.Output output = Command.of("unshare", "--user", "--map-root-user", "true").tryRun();
    assumeTrue(output.exitCode() == 0, "no user namespaces here: " + output.stderr().strip());
  }

  @Test
  void a_kernel_that_forbids_them_is_seen_and_its_switch_named() {
    assertThat(inNamespace("echo 0 >/proc/sys/user/max_user_namespaces"))
        .startsWith(
            "4 could not make the lab's namespaces: they are forbidden on this machine by"
                + " user.max_user_namespaces=0: unshare: unshare failed: No space left on device")
        .contains("sudo sysctl -w user.max_user_namespaces=10000");
  }

  @Test
  void a_limit_that_is_reached_is_seen_with_its_number(@TempDir Path folder) {
    String made = folder.resolve("made").toString();
    String hold = "unshare --net sh -c ': >%s; exec sleep 60' >/dev/null 2>&1 & ".formatted(made);
    String wait = "until [ -e %s ]; do sleep 0.05; done".formatted(made);
    assertThat(inNamespace("echo 1 >/proc/sys/user/max_net_namespaces; " + hold + wait))
        .contains("a limit on the number of namespaces is reached")
        .contains("user.max_net_namespaces=1");
  }

  @Test
  void this_machine_is_read_as_it_is() {
    NamespaceRights rights = UserNamespaces.read(Path.of("/"));
    assertThat(rights.supported()).isTrue();
    assertThat(rights.settings()).containsKeys(NamespaceFault.LIMITS.toArray(String[]::new));
  }

  /** What is said when unshare fails in a user namespace that was prepared so. */
  private static String inNamespace(String preparation) {
    List<String> java = ChildJava.line(Check.class);
    String script = preparation + "; said=$(" + FAIL + "); exec \"$@\" \"$said\"";
    List<String> line =
        new ArrayList<>(
            List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--pid",
                "--fork",
                "--kill-child",
                "sh",
                "-c",
                script,
                "sh"));
    line.addAll(java);
    return Command.of(line.toArray(String[]::new)).env(Map.of("LC_ALL", "C")).run().stdout();
  }
}
