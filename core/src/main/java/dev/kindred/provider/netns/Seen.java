package dev.kindred.provider.netns;

import dev.kindred.host.Fault;
import dev.kindred.plan.Observed;
import dev.kindred.plan.TableRoute;
import dev.kindred.provider.netns.probe.Probe;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What is there in one network namespace.
 *
 * @param links its interfaces, with their addresses of the scope global
 * @param routes those of its main table
 * @param settings what was asked for of the kernel's settings, by their path below {@code
 *     /proc/sys}; what is not there is left out
 */
record Seen(List<Observed.Interface> links, List<TableRoute> routes, Map<String, String> settings) {

  /** Reads what the probe says of one, line by line. */
  static final class Lines {
    private final List<Observed.Interface> links = new ArrayList<>();
    private final List<TableRoute> routes = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private final String namespace;

    private Lines(String namespace) {
      this.namespace = namespace;
    }

    /** Of no namespace. */
    static Lines none() {
      return new Lines("");
    }

    /**
     * Begins with the first line of an answer.
     *
     * @param gone is given the namespace where it is not there
     */
    static Lines after(String first, List<String> gone) {
      String[] f = first.split("\t", -1);
      Lines lines = new Lines(f.length == 3 ? f[1] : "");
      if (lines.namespace.isEmpty()) {
        throw lines.malformed();
      }
      if (f[2].equals(Probe.GONE)) {
        gone.add(f[1]);
        return none();
      }
      return lines;
    }

    /** Hands on what was taken, unless it is of no namespace. */
    void hand(BiConsumer<String, Seen> taker) {
      if (!namespace.isEmpty()) {
        taker.accept(namespace, new Seen(links, routes, settings));
      }
    }

    /**
     * Takes a line.
     *
     * @throws Fault when it is none
     */
    void take(String line) {
      String[] f = line.split("\t", -1);
      try {
        switch (f[0] + f.length) {
          case "link9" -> links.add(link(f));
          case "route8" -> routes.add(route(f));
          case "setting3" -> settings.put(f[1], f[2]);
          default -> throw malformed();
        }
      } catch (IllegalArgumentException e) {
        throw malformed();
      }
    }

    private Fault malformed() {
      return new Fault(
          "what the probe says of " + namespace + " is malformed", "Run the command again.");
    }

    private static Observed.Interface link(String[] f) {
      List<Cidr> addresses = new ArrayList<>();
      for (String address : f[8].isEmpty() ? new String[0] : f[8].split(",")) {
        addresses.add(Cidr.of(address));
      }
      int index = Integer.parseInt(f[2]);
      int peer = Integer.parseInt(f[3]);
      boolean up = f[5].equals("up");
      return new Observed.Interface(
          f[1], index, peer, f[4], up, addresses, Integer.parseInt(f[6]), f[7]);
    }

    private static TableRoute route(String[] f) {
      Optional<Cidr> gateway = f[2].isEmpty() ? Optional.empty() : Optional.of(Cidr.of(f[2]));
      Optional<Cidr> source = f[7].isEmpty() ? Optional.empty() : Optional.of(Cidr.of(f[7]));
      return new TableRoute(
          Cidr.of(f[1]), gateway, f[3], f[4], f[5], Integer.parseInt(f[6]), source);
    }
  }
}
