package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kindred.lab.Preview;
import dev.kindred.plan.Observed;
import dev.kindred.provider.Progress;
import dev.kindred.provider.TestLab;
import dev.kindred.topology.Cidr;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What is asserted when something was killed. */
final class Recovery {
  private Recovery() {}

  /** Asserts that up makes the lab what it would be undisturbed. */
  static void converges(TestLab lab, String yaml, List<String> undisturbed) {
    converges(lab, yaml, () -> undisturbed);
  }

  /**
   * As {@link #converges(TestLab, String, List)}.
   *
   * @param wanted what it would be, told when it is up
   * @return the lab's status then
   */
  static Preview converges(TestLab lab, String yaml, Supplier<List<String>> wanted) {
    lab.up(yaml);
    List<String> undisturbed = wanted.get();
    Preview status = lab.lab().status();
    assertThat(status.changes()).as("drift").isEmpty();
    List<String> sight = new ArrayList<>(Sight.of(status.observed()));
    List<String> missing = new ArrayList<>(undisturbed);
    sight.forEach(missing::remove);
    undisturbed.forEach(sight::remove);
    assertThat(missing).as("missing").isEmpty();
    assertThat(sight).as("too much").isEmpty();
    isTidy(lab, status.observed());
    return status;
  }

  /** Asserts that there is a lease for each address, and no other, and no scratch is left. */
  static void isTidy(TestLab lab, Observed observed) {
    LabFiles files = new LabFiles(NetnsWorld.holder(lab));
    assertThat(leases(files)).as("leases").isEqualTo(addresses(observed));
    assertThat(files.names("work")).as("scratch").isEmpty();
    assertThat(files.names("agents")).as("marks of agents").isEmpty();
  }

  private static Set<String> leases(LabFiles files) {
    Set<String> leases = new TreeSet<>();
    for (String node : files.names("leases")) {
      for (String network : files.names("leases/" + node)) {
        leases.addAll(files.names("leases/" + node + "/" + network));
      }
    }
    leases.removeIf(name -> name.equals("lock") || name.startsWith("last_reserved_ip"));
    return leases;
  }

  private static Set<String> addresses(Observed observed) {
    Set<String> addresses = new TreeSet<>();
    observed.pods().values().stream()
        .flatMap(pod -> pod.interfaces().stream())
        .filter(link -> !Guest.is(link))
        .flatMap(link -> link.addresses().stream())
        .filter(address -> !Guest.is(address))
        .map(Cidr::ip)
        .filter(ip -> !ip.startsWith("127.") && !ip.equals("::1"))
        .forEach(addresses::add);
    return addresses;
  }

  /** Asserts that nothing is left when the lab is down. */
  static void vanishes(TestLab lab, Attack attack) {
    vanishes(lab, attack::offspring);
  }

  /**
   * As {@link #vanishes(TestLab, Attack)}.
   *
   * @param offspring what still runs of what was started
   */
  static void vanishes(TestLab lab, Supplier<List<String>> offspring) {
    List<String> users =
        Processes.withArguments(Holder.LABEL, lab.folder().toString()).stream()
            .flatMap(pid -> Processes.child(pid).stream())
            .map(pid -> NetnsWorld.link(Path.of("/proc/" + pid + "/ns/user")))
            // Of one that has just ended nothing is known, nor of processes of root: no likeness.
            .filter(user -> !user.isEmpty())
            .filter(user -> !user.equals(NetnsWorld.link(Path.of("/proc/self/ns/user"))))
            .toList();
    lab.lab().down(Progress.NONE);
    assertThat(lab.folder()).doesNotExist();
    // What was outside the lab when it went, or was just beginning to hold it, ends when it finds
    // out that its starter is gone.
    await()
        .pollDelay(Duration.ZERO)
        .untilAsserted(() -> {
          assertThat(NetnsWorld.traces(lab.folder(), "none")).isEmpty();
          users.forEach(u -> assertThat(NetnsWorld.traces(lab.folder(), u)).isEmpty());
          assertThat(offspring.get()).isEmpty();
        });
  }

  /** Brings a topology up in peace; what is there then. */
  static List<String> undisturbed(TestLab lab, String yaml) {
    lab.up(yaml);
    return Sight.of(lab.observed());
  }
}
