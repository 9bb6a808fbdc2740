package dev.kindred.explain;

import dev.kindred.plan.Observed;
import dev.kindred.plan.TableRoute;
import dev.kindred.provider.FixedNeighbour;
import dev.kindred.topology.Cidr;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** To which hardware address a place sends what is to go to the next hop. */
record NextHop(NetworkView view, Place place) {
  /** Why what takes a route never comes to the one that it is for. */
  Optional<Step.Stop> refuses(TableRoute route, Cidr target) {
    Cidr next = route.gateway().orElse(target);
    return place.policy().neighbours().stream()
        .filter(n -> n.device().equals(route.device()) && n.address().equals(next))
        .filter(n -> !isThere(n))
        .findFirst()
        .map(n ->
            new Step.Stop(
                "it takes "
                    + next.ip()
                    + " to be "
                    + n.mac()
                    + ", which nobody with that address is",
                place.command(n.remove())));
  }

  /** True where somebody has both addresses, or one whose hardware address is not known. */
  private boolean isThere(FixedNeighbour neighbour) {
    return links()
        .filter(link -> link.addresses().contains(neighbour.address()))
        .anyMatch(link -> link.mac().isEmpty() || link.mac().equalsIgnoreCase(neighbour.mac()));
  }

  private Stream<Observed.Interface> links() {
    return Stream.of(
            view.observed().nodes().values().stream().map(Observed.Node::interfaces),
            view.observed().pods().values().stream().map(Observed.Pod::interfaces))
        .flatMap(all -> all)
        .flatMap(Collection::stream);
  }

  /** What is to be said of interfaces that do not ask who is where. */
  List<String> silent(Collection<String> devices) {
    return place.policy().silent().stream()
        .filter(devices::contains)
        .map(device ->
            place.name()
                + ": "
                + device
                + " neither asks for hardware addresses nor tells its own"
                + " (ip link set dev "
                + device
                + " arp on)")
        .toList();
  }
}
