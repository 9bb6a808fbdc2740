package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kindred.host.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kernel's own count of what is left. All runs in a user namespace made for the test, whose
 * limits tell: when one more namespace of a kind is allowed than there was before the lab, another
 * can be made only when the lab has left none. Namespaces and settings of others stay as they were.
 */
class NothingLeftIT {
  /** Its arguments: the file of the lab, and the line that runs a command. */
  private static final String SCRIPT =
      """
      file=$1; shift
      mount -t proc proc /proc && mount -t tmpfs tmpfs /run || exit 9
      ip link add name before type bridge && ip netns add foreign || exit 9
      ip -n foreign link add name theirs type bridge || exit 9
      state() {
        ip -details address; ip route show table all; ip netns; ip -n foreign -details address
        cat /proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv4/conf/all/rp_filter
        cat /proc/sys/net/ipv6/conf/default/accept_dad; cat /proc/mounts
      }
      limit() { echo "$2" >"/proc/sys/user/max_${1}_namespaces"; }
      free() { # Whether there are as few namespaces of a kind as before: $2.
        limit "$1" $(($2 + 1)); unshare "--$3" true 2>/dev/null; code=$?; limit "$1" 9999; return $code
      }
      soon() { # Some kinds the kernel does away with in the background, one machine's after the other.
        tries=1200
        until free "$@"; do
          tries=$((tries - 1)); [ $tries -gt 0 ] || { echo "left: $1"; return; }
          sleep 0.05
        done
      }
      state >/run/before
      for fuse in 'ledger 1' 'ledger 2' 'ledger 4' 'done 1' 'done 5' 'nothing 0'; do
        echo "fuse $fuse"
        "$@" up "$STATES" "$file" $fuse
        echo "up: $?"
        case $fuse in done*|nothing*) free net 2 net && echo 'the count of namespaces tells nothing' ;; esac
        "$@" down "$STATES" none
        free net 3 net || echo 'left at once: net' # The one more is that of the witness.
        soon net 2 net; soon user 0 user; soon mnt 1 mount; soon pid 1 pid; soon ipc 0 ipc; soon uts 0 uts
        ls "$STATES"
        state >/run/after
        diff /run/before /run/after
      done
      """;

  private static final String WELL = "begin\n7 changes\nup: 0\nbegin\ndown\n";

  @TempDir private Path folder;

  @BeforeEach
  void needs_user_namespaces() {
    Command.Output output = Command.of("unshare", "--user", "--map-root-user", "true").tryRun();
    assumeTrue(output.exitCode() == 0, "no user namespaces here: " + output.stderr().strip());
  }

  @Test
  @Timeout(120)
  void a_lab_leaves_no_namespace_and_touches_nothing_of_others() throws IOException {
    Path file = Files.writeString(folder.resolve("lab.yaml"), InterruptedUpIT.BASE);
    List<String> line = new ArrayList<>(List.of("unshare", "--user", "--map-root-user"));
    line.addAll(List.of("--net", "--mount", "--pid", "--fork", "--kill-child"));
    line.addAll(List.of("sh", "-c", SCRIPT, "sh", file.toString()));
    line.addAll(Attack.victim());
    Command.Output output =
        Command.of(line.toArray(String[]::new))
            .env("STATES", Files.createDirectory(folder.resolve("states")).toString())
            .timeout(Duration.ofMinutes(2))
            .run();
    String fallen = "begin\nup: " + Fuse.EXIT_CODE + "\nbegin\ndown\n";
    assertThat(output.stdout())
        .isEqualTo(
            List.of("ledger 1", "ledger 2", "ledger 4", "done 1", "done 5").stream()
                .map(fuse -> "fuse " + fuse + "\n" + fallen)
                .collect(Collectors.joining("", "", "fuse nothing 0\n" + WELL)));
  }
}
