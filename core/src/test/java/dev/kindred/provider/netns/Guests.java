package dev.kindred.provider.netns;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.explain.Explanation;
import dev.kindred.host.Programs;
import dev.kindred.lab.Preview;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedPod;
import dev.kindred.provider.TestLab;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What others have in the pods and on the nodes of one lab. It comes and goes at random, and while
 * that is there which it lies on, it is there as it came: up neither removes nor replaces it.
 */
final class Guests {
  /** Of the kinds that come, where filters can be made. */
  private static final List<Guest.Kind> KINDS =
      List.of(Guest.Kind.values()).stream()
          .filter(kind -> !kind.isFilter() || Programs.find("nft").isPresent())
          .toList();

  private final TestLab lab;
  private final Random random;
  private final Consumer<String> log;

  /** Each with the identity of its place. */
  private final Map<Guest, String> guests = new LinkedHashMap<>();

  private final Set<Guest> explained = new HashSet<>();

  Guests(TestLab lab, Random random, Consumer<String> log) {
    this.lab = lab;
    this.random = random;
    this.log = log;
  }

  /** Some go, and some come. The lab runs, and is as its file says. */
  void comeAndGo() {
    go(guest -> random.nextInt(3) == 0);
    Observed seen = lab.observed();
    for (int i = random.nextInt(3); i > 0; i--) {
      Guest.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
      Optional<Guest> guest =
          kind.isOfPod()
              ? any(seen.pods()).flatMap(pod -> Guest.of(kind, pod))
              : any(seen.nodes()).flatMap(node -> Guest.of(kind, node));
      guest.filter(g -> guests.keySet().stream().noneMatch(g::isAlike)).ifPresent(this::comes);
    }
    look();
  }

  private <K extends Comparable<K>, T> Optional<T> any(Map<K, T> all) {
    List<K> keys = List.copyOf(new TreeSet<>(all.keySet()));
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(all.get(keys.get(random.nextInt(keys.size()))));
  }

  private void comes(Guest guest) {
    log.accept("comes: " + guest.come());
    NetnsWorld.inside(lab, "sh", "-e", "-c", guest.come());
    guests.put(guest, "");
  }

  private void go(Predicate<Guest> chosen) {
    for (Guest guest : guests.keySet().stream().filter(chosen).toList()) {
      log.accept("goes: " + guest.go());
      NetnsWorld.inside(lab, "sh", "-e", "-c", guest.go());
      guests.remove(guest);
      explained.remove(guest);
    }
  }

  /** All go. */
  void leave() {
    go(_ -> true);
  }

  /** Those that packets do not pass go. */
  void letPass() {
    go(guest -> guest.kind().isFilter());
  }

  /** The lab was taken down, and they with it. */
  void clear() {
    guests.clear();
    explained.clear();
  }

  private Map<String, Places.Place> places() {
    return Places.of(lab, guests.keySet().stream().map(Guest::place).distinct().toList());
  }

  /** What was done behind the lab's back may have taken some along. */
  void look() {
    Map<String, Places.Place> places = places();
    guests.keySet().removeIf(guest -> !isThere(places.get(guest.place()), guest));
    guests.replaceAll((guest, _) -> requireNonNull(places.get(guest.place())).identity());
  }

  private static boolean isThere(Places.@Nullable Place place, Guest guest) {
    return place != null && place.has(guest);
  }

  /**
   * Asserts that nothing has touched them, that status names the routes among them which matter to
   * the data plane, and explain the filters.
   *
   * @param status when they came, or later, the lab being as its file says
   */
  void areUntouched(Preview status) {
    Map<String, Places.Place> places = places();
    guests.entrySet().removeIf(e -> isGone(places.get(e.getKey().place()), e));
    for (Guest guest : guests.keySet()) {
      Places.Place place = requireNonNull(places.get(guest.place()));
      assertThat(place.lines()).as("what others have in %s", guest.place()).contains(guest.shown());
      if (isNamed(guest, status.plan())) {
        assertThat(status.foreign())
            .as("routes of others")
            .anyMatch(route -> route.subject().contains(guest.shown()));
      }
      if (guest.kind().isFilter() && explained.add(guest)) {
        isExplained(guest, status);
      }
    }
  }

  /** True for a route that matters to the data plane: its destination is of one of the blocks. */
  private static boolean isNamed(Guest guest, Plan plan) {
    return guest
        .destination()
        .filter(to ->
            plan.networks().stream()
                .flatMap(network -> network.network().cidrs().stream())
                .anyMatch(block -> block.contains(to)))
        .isPresent();
  }

  /** True when it went with what it lay on. */
  private static boolean isGone(Places.@Nullable Place place, Map.Entry<Guest, String> guest) {
    return place == null
        || !place.identity().equals(guest.getValue())
        || !place.carries(guest.getKey());
  }

  private void isExplained(Guest guest, Preview status) {
    for (PlannedPod from : status.plan().pods()) {
      for (PlannedPod to : status.plan().pods()) {
        if (passes(guest, status.plan(), from, to)) {
          Explanation said = lab.lab().explain(from.id(), to.id());
          assertThat(said.paths().stream().flatMap(path -> path.lines().stream()))
              .as("the way from %s to %s", from.id(), to.id())
              .anyMatch(line -> line.startsWith("✗ stops at ") && line.contains(Guest.DROP));
          return;
        }
      }
    }
  }

  /** True when packets between two pods come to a filter. */
  private static boolean passes(Guest filter, Plan plan, PlannedPod from, PlannedPod to) {
    String place = filter.kind().isOfPod() ? Names.of(from.id()) : Names.of(from.node());
    return filter.place().equals(place)
        && !from.id().equals(to.id())
        && (filter.kind().isOfPod() || !from.node().equals(to.node()))
        && from.workload().networks().stream()
            .filter(to.workload().networks()::contains)
            .flatMap(name -> plan.network(name).stream())
            .anyMatch(network -> filter.kind().isOfPod() || network.type().routed());
  }
}
