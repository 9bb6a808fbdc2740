package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kindred.fetch.CniPlugins;
import dev.kindred.host.Command;
import dev.kindred.host.Folders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A host of the test's own: user, network, mount and PID namespaces, in which others have made
 * things already, by the very names and addresses that Kindred uses itself. What they made is
 * compared byte for byte, and namespaces are counted by the kernel.
 */
final class PrivateHost {
  /** The kinds of namespaces that it has beside the one of users. */
  static final List<String> KINDS = List.of("--net", "--mount", "--pid", "--fork", "--kill-child");

  /** Makes what others have, and defines what looks at it. $STATES is the folder for labs. */
  static final String HOST =
      """
      mount -t proc proc /proc && mount -t tmpfs tmpfs /run || exit 9
      mkdir -p /run/home/.kube /run/others && export HOME=/run/home || exit 9
      cat >/run/home/.kube/config <<END
      apiVersion: v1
      kind: Config
      current-context: kind-edge1
      clusters: [{name: kind-edge1, cluster: {server: "https://127.0.0.1:6443"}}]
      users: [{name: kind-edge1, user: {token: secret}}]
      contexts:
        - {name: kind-edge1, context: {cluster: kind-edge1, user: kind-edge1}}
        - {name: production, context: {cluster: kind-edge1, user: kind-edge1}}
      END
      echo 0 >/proc/sys/net/ipv6/conf/default/accept_dad
      ip -batch - <<END || exit 9
      link set dev lo up
      link add name kindred0 type bridge
      link add name node1 type veth peer name eth0
      link set dev node1 master kindred0 up
      link set dev eth0 up
      address add 172.30.0.1/16 dev kindred0
      address add fd6b:696e:6472::1/64 dev kindred0
      link set dev kindred0 up
      route add 10.1.0.0/16 via 172.30.0.2
      route add unreachable 10.2.0.0/16
      route add 10.97.0.0/16 dev eth0 table 77
      rule add from 10.1.0.0/16 table 77
      netns add foreign
      netns add edge1-control-plane
      netns add edge1_idle-0
      END
      for name in foreign edge1-control-plane edge1_idle-0; do
        ip -n $name -batch - <<END || exit 9
      link set dev lo up
      link add name kindred1 type bridge
      link set dev kindred1 addrgenmode none
      address add 10.1.1.1/24 dev kindred1
      link set dev kindred1 up
      route add 10.1.2.0/24 via 10.1.1.2
      END
      done
      echo 0 >/proc/sys/net/ipv4/ip_forward
      echo 1 >/proc/sys/net/ipv4/conf/all/rp_filter
      if command -v nft >/dev/null; then
        nft 'add table ip kube; add chain ip kube post { type nat hook postrouting priority 100; }
          add rule ip kube post ip saddr 10.1.0.0/16 masquerade'
      fi
      net() { # Of a network namespace that is entered by the words before.
        "$@" ip -details -json address | sed 's/"[a-z_]*_timer":[0-9.]*,//g'
        "$@" ip -json route show table all
        "$@" ip -json -6 route show table all; "$@" ip -json rule; "$@" ip -json -6 rule
        "$@" ip -json link show type bridge_slave
        if command -v nft >/dev/null; then "$@" nft list ruleset; fi
      }
      settings() { # Those in which the kernel counts are no settings.
        find /proc/sys/net /proc/sys/kernel/hostname /proc/sys/kernel/shm* -type f -readable 2>/dev/null |
          grep -v -e '/stable_secret$' -e '_count$' -e /random/ | sort | xargs grep -H '' 2>/dev/null
      }
      state() {
        net; for name in $(ip netns | sed 's/ .*//' | sort); do echo "$name"; net ip netns exec "$name"; done
        settings; grep -E ' (/|/proc|/sys|/run/netns/(foreign|edge1.*)) |^tmpfs /run' /proc/mounts; hostname; ls -lni --time-style=full-iso /run/netns; ls /run
        ls -lniR --time-style=full-iso /run/home; cat /run/home/.kube/config
      }
      limit() { echo "$2" >"/proc/sys/user/max_${1}_namespaces"; }
      settled() { # What the kernel still does to links that have just come up, it has done.
        last= tries=20
        until now=$(state) && [ "$now" = "$last" ]; do
          last=$now tries=$((tries - 1))
          [ $tries -gt 0 ] || { echo 'a host that never rests'; return; }
          sleep 0.5
        done
      }
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
      processes() { # All but this shell with its forks, which have its long line until they are programs, and what it does here.
        for p in /proc/[0-9]*; do tr '\\0\\n' '  ' <"$p/cmdline" 2>/dev/null; echo; done |
          grep -v -e '^$' -e '^sh -c mount ' -e '^grep ' -e '^sort ' -e '^tr ' | sort
      }
      """;

  /** Runs its arguments between two looks at all that others have. */
  private static final String COMPARISON =
      """
      sort /proc/mounts >/run/others/mounts
      settled; state >/run/others/before; processes >/run/others/ran
      "$@"
      echo "exit code $?"
      soon net 4 net; soon user 0 user; soon mnt 1 mount; soon pid 1 pid; soon ipc 0 ipc; soon uts 0 uts
      times
      sort /proc/mounts | comm -13 /run/others/mounts - | grep . && echo 'these mounts are left'
      state >/run/others/after; processes >/run/others/runs
      diff /run/others/before /run/others/after && diff /run/others/ran /run/others/runs && echo 'all as before'
      """;

  private PrivateHost() {}

  /**
   * A program of ours that is run on a host of its own, with the folder for labs in {@code
   * $STATES}. Its output is followed by "exit code" and its exit code, by what differs on the host,
   * and by "all as before" when nothing does.
   */
  static Command program(Path states, Class<?> program, String... arguments) {
    return within(KINDS, HOST + COMPARISON, java(program, arguments))
        .env("STATES", states.toString());
  }

  /** The line that runs a program of ours. */
  static List<String> java(Class<?> program, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(System.getProperty("java.home") + "/bin/java");
    line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path", ""), program.getName()));
    line.addAll(List.of(arguments));
    return line;
  }

  /**
   * A script in a user namespace with others. Where the machine has none, the test ends.
   *
   * @param kinds of namespaces, as {@code --net}
   * @param line the script's arguments
   */
  static Command within(List<String> kinds, String script, List<String> line) {
    Command.Output output = Command.of("unshare", "--user", "--map-root-user", "true").tryRun();
    assumeTrue(output.exitCode() == 0, "no user namespaces here: " + output.stderr().strip());
    Path cache = Folders.ofThisUser().cache();
    Set<String> plugins = Set.of("ptp", "bridge", "macvlan", "host-local");
    assertThat(CniPlugins.in(cache).obtain(plugins, step -> {})).isDirectory();
    List<String> all = new ArrayList<>(List.of("unshare", "--user", "--map-root-user"));
    all.addAll(kinds);
    all.addAll(List.of("sh", "-c", script, "sh"));
    all.addAll(line);
    return Command.of(all.toArray(String[]::new))
        .env("XDG_CACHE_HOME", String.valueOf(cache.getParent()))
        .env("LC_ALL", "C");
  }
}
