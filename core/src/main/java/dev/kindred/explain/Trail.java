package dev.kindred.explain;

import dev.kindred.advice.Advice;
import dev.kindred.explain.Explanation.Direction;
import dev.kindred.explain.Explanation.Hop;
import dev.kindred.explain.Explanation.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is found on a packet's walk: the hops so far, and what is to be said of them. */
final class Trail {
  private final NetworkView view;
  private final Direction direction;
  private final List<Hop> hops = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();

  /** What changes an address of it, where that is certain; it goes on all the same. */
  private Optional<Step.Stop> changed = Optional.empty();

  /** What takes away the rule that decided last; empty where that is one of the kernel's own. */
  private Advice withoutRule = Advice.NONE;

  Trail(NetworkView view, Direction direction) {
    this.view = view;
    this.direction = direction;
  }

  void hop(Hop hop) {
    hops.add(hop);
  }

  /** The route that the last hop takes. */
  void by(String route) {
    hops.set(hops.size() - 1, hops.getLast().by(route));
  }

  void note(String text) {
    notes.add(text);
  }

  void note(Place place, String text) {
    notes.add(place.name() + ": " + text);
  }

  /**
   * What decided about the route.
   *
   * @param without takes that away; empty for a rule of the kernel's own
   */
  void decidedBy(Advice without) {
    withoutRule = without;
  }

  Advice withoutRule() {
    return withoutRule;
  }

  /** No rule decides any more. */
  void arrived() {
    withoutRule = Advice.NONE;
  }

  /** An address of the packet is changed; the first place that does so counts. */
  void changed(Place place, Sieve.Translation translation) {
    if (changed.isEmpty()) {
      String what = translation.source() ? "another source" : "another destination";
      String problem = "has " + what + " from " + place.name() + " on: " + translation.text();
      changed = Optional.of(new Step.Stop(problem, place.command(translation.remove())));
    }
  }

  /** It ends here. */
  Path stopped(Step.Stop stop) {
    changed.ifPresent(change -> notes.add(change.problem()));
    Advice known = stop.remedy().isEmpty() ? withoutRule : stop.remedy();
    Advice remedy = known.isEmpty() ? Remedy.usual(view) : known;
    return path(false, false, stop.problem(), remedy);
  }

  /** It arrives, perhaps as another. */
  Path whole() {
    return changed
        .map(change -> path(false, true, change.problem(), change.remedy()))
        .orElseGet(() -> path(true, true, "", Advice.NONE));
  }

  private Path path(boolean ok, boolean arrives, String problem, Advice remedy) {
    return new Path(
        view.network().name(),
        view.family().toString(),
        direction,
        ok,
        arrives,
        hops,
        problem,
        remedy,
        List.copyOf(notes));
  }
}
