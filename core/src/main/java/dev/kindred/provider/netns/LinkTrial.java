package dev.kindred.provider.netns;

import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.provider.Finding;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the links that a plan needs in a namespace that goes at once, as this user: whether the
 * kernel has a type, or loads it, is told by nothing else.
 */
final class LinkTrial {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Path TUN = Path.of("/dev/net/tun");
  private static final String TAP = "tap";
  private static final String IPV6 = "ipv6";

  /** Answers each word with a line: the word, the exit code, the first line of what was said. */
  private static final String SCRIPT =
      """
      try() { said=$("$@" 2>&1); code=$?; }
      for word; do
        case $word in
          veth) try ip link add name kindred-a type veth peer name kindred-b ;;
          bridge) try ip link add name kindred-c type bridge ;;
          ipv6) try ip address add fd00::1/64 dev kindred-a nodad ;;
          tap) try ip tuntap add dev kindred-e mode tap ;;
          *) n=$((n + 1)); try ip link add link kindred-a name "kindred-d$n" type "$word" ;;
        esac
        printf '%s\\t%s\\t%s\\n' "$word" "$code" "$(printf '%s' "$said" | head -n 1)"
      done
      """;

  private LinkTrial() {}

  /** What came of it. */
  static List<Finding> of(Plan plan) {
    List<String> line =
        new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--net", "sh", "-c"));
    line.addAll(List.of(SCRIPT, "sh"));
    line.addAll(words(plan));
    try {
      Command.Output output =
          Command.of(line.toArray(String[]::new)).env("LC_ALL", "C").timeout(SOON).tryRun();
      return findings(output.stdout(), device());
    } catch (Fault e) {
      return List.of(Finding.unknown("links", e.getMessage()));
    }
  }

  /** What a plan needs, in the order in which it can be made. */
  static Set<String> words(Plan plan) {
    Set<String> words = new LinkedHashSet<>(List.of("veth", "bridge"));
    for (PlannedNetwork network : plan.networks()) {
      words.addAll(new TreeSet<>(network.type().kernel()));
      if (network.network().cidrs().stream().map(Cidr::family).anyMatch(Family.IPV6::equals)) {
        words.add(IPV6);
      }
    }
    if (plan.gateway().isPresent()) {
      words.add(TAP);
    }
    return words;
  }

  /** How the device of taps is there for this user. */
  enum Device {
    MISSING,
    CLOSED,
    OPEN
  }

  private static Device device() {
    boolean open = Files.isReadable(TUN) && Files.isWritable(TUN);
    return open ? Device.OPEN : Files.exists(TUN) ? Device.CLOSED : Device.MISSING;
  }

  /** From what the script answered. */
  static List<Finding> findings(String answers, Device device) {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> refused = new HashMap<>();
    List<String> made = new ArrayList<>();
    for (String line : answers.lines().toList()) {
      String[] field = line.split("\t", -1);
      if (field.length > 2 && !field[1].equals("0")) {
        refused.put(field[0], field[2]);
      } else if (!field[0].equals(IPV6) && !field[0].equals(TAP)) {
        made.add(field[0]);
      }
    }
    if (!made.isEmpty()) {
      findings.add(Finding.ok("links", String.join(", ", made) + " can be made here"));
    }
    refused.forEach((word, said) -> findings.add(refused(word, said, device)));
    return findings;
  }

  private static Finding refused(String word, String said, Device device) {
    return switch (word) {
      case IPV6 ->
          Finding.fatal(
              "IPv6",
              "a network has a block of IPv6, and no interface takes such an address here: " + said,
              "sudo sysctl -w net.ipv6.conf.all.disable_ipv6=0 net.ipv6.conf.default.disable_ipv6=0"
                  + "   # or start the kernel without ipv6.disable=1");
      case TAP ->
          Finding.fatal(
              TUN.toString(),
              "the way out needs it, and it cannot be opened: " + said,
              tun(device));
      default ->
          Finding.fatal(
              "links",
              "the kernel makes no link of type " + word + " for this user: " + said,
              "sudo modprobe "
                  + word
                  + "   # if that fails: a kernel that has CONFIG_"
                  + word.toUpperCase(Locale.ROOT));
    };
  }

  private static String tun(Device device) {
    return switch (device) {
      case MISSING -> "sudo modprobe tun   # in a container: start it with --device /dev/net/tun";
      case CLOSED -> "sudo chmod 0666 " + TUN;
      case OPEN ->
          "sudo modprobe tun   # in a container: start it with --device /dev/net/tun, which lets"
              + " programs open it";
    };
  }
}
