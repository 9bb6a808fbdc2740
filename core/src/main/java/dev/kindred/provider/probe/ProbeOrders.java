package dev.kindred.provider.probe;

import dev.kindred.host.Fault;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Echo;
import dev.kindred.provider.EchoFault;
import dev.kindred.provider.PodPath;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the nodes are told to send, and what their answers say of each path. Orders and answers are
 * described in {@code probe.pl}. Neither I/O nor chance is in it.
 */
final class ProbeOrders {
  /** An address of a pod. */
  private record End(PodId pod, String address) {}

  /** The numbers of a path's two ends. */
  private record Way(int from, int to) {}

  /** What a sender says of a path. */
  private record Sent(
      int sent,
      int received,
      double rttMs,
      EchoFault.Outcome small,
      EchoFault.Outcome full,
      String left,
      String replyIn) {}

  /** What a receiver says of a path: with which TTL a packet came, from where, by what. */
  private record Seen(int ttl, String source, String cameIn) {
    static final Seen NOTHING = new Seen(0, "", "");
  }

  private final List<PodPath> paths;
  private final Map<PodId, PodPlace> places;
  private final int token;
  private final List<End> ends = new ArrayList<>();
  private final List<Way> ways = new ArrayList<>();
  private final Map<Integer, String> faults = new HashMap<>();
  private final Map<Integer, Sent> sent = new HashMap<>();
  private final Map<Integer, Seen> seen = new HashMap<>();

  /**
   * Numbers what there is to say something of.
   *
   * @param token marks the packets of this survey, so that others are not taken for them
   */
  ProbeOrders(List<PodPath> paths, Map<PodId, PodPlace> places, int token) {
    this.paths = List.copyOf(paths);
    this.places = places;
    this.token = token;
    Map<End, Integer> numbers = new HashMap<>();
    for (PodPath path : paths) {
      int from = number(new End(path.from(), path.source().ip()), numbers);
      int to = number(new End(path.to(), path.target().ip()), numbers);
      ways.add(new Way(from, to));
    }
  }

  private int number(End end, Map<End, Integer> numbers) {
    return numbers.computeIfAbsent(
        end,
        added -> {
          if (!places.containsKey(added.pod())) {
            faults.put(ends.size(), EchoFault.GONE);
          }
          ends.add(added);
          return ends.size() - 1;
        });
  }

  /** What is wrong with an end of a path, so that nothing is sent; empty when nothing is. */
  private String fault(int path) {
    Way way = ways.get(path);
    return faults.getOrDefault(way.from(), faults.getOrDefault(way.to(), ""));
  }

  /** The nodes that have to do with it. */
  SortedSet<NodeId> nodes() {
    SortedSet<NodeId> nodes = new TreeSet<>();
    for (End end : ends) {
      PodPlace place = places.get(end.pod());
      if (place != null) {
        nodes.add(place.node());
      }
    }
    return nodes;
  }

  /** Tells a node to open the ends that it has. */
  String openings(NodeId node) {
    StringBuilder orders = new StringBuilder();
    line(orders, "token", Integer.toUnsignedString(token));
    for (int i = 0; i < ends.size(); i++) {
      PodPlace place = places.get(ends.get(i).pod());
      if (place != null && place.node().equals(node)) {
        line(orders, "end", i, place.namespace(), ends.get(i).address());
      }
    }
    line(orders, "open");
    return orders.toString();
  }

  /** Tells a node to send along the paths that begin on it and whose ends could be opened. */
  String paths(NodeId node) {
    StringBuilder orders = new StringBuilder();
    for (int i = 0; i < paths.size(); i++) {
      PodPath path = paths.get(i);
      PodPlace place = places.get(path.from());
      if (place != null && place.node().equals(node) && fault(i).isEmpty()) {
        line(orders, "path", i, ways.get(i).from(), path.target().ip(), path.mtu());
      }
    }
    line(orders, "fire");
    return orders.toString();
  }

  private static void line(StringBuilder orders, Object... fields) {
    for (int i = 0; i < fields.length; i++) {
      orders.append(i == 0 ? "" : "\t").append(fields[i]);
    }
    orders.append('\n');
  }

  /** Takes lines of answers. */
  void hear(List<String> lines) {
    for (String line : lines) {
      try {
        hear(line.split("\t", -1));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new Fault("the probe's answer makes no sense: " + line, "Run the command again.", e);
      }
    }
  }

  private void hear(String[] field) {
    int number = Integer.parseInt(field[1]);
    switch (field[0]) {
      case "gone" -> faults.put(number, EchoFault.GONE);
      case "lacking" -> faults.put(number, EchoFault.lacking(ends.get(number).address()));
      case "path" -> sent.put(number, sent(paths.get(number), field));
      case "seen" -> {
        if (ways.get(number).to() == Integer.parseInt(field[2])) {
          seen.put(number, new Seen(Integer.parseInt(field[3]), Cidr.of(field[4]).ip(), field[5]));
        }
      }
      default -> throw new IllegalArgumentException(field[0]);
    }
  }

  private static Sent sent(PodPath path, String[] field) {
    int received = Integer.parseInt(field[3]);
    return new Sent(
        Integer.parseInt(field[2]),
        received,
        Long.parseLong(field[4]) / 1000.0,
        new EchoFault.Outcome(received > 0, fault(path, 0, field[5])),
        new EchoFault.Outcome(!field[7].equals("0"), fault(path, path.mtu(), field[9])),
        field[10],
        field[11]);
  }

  /** Of a packet of so many bytes, in words. */
  private static String fault(PodPath path, int size, String said) {
    String[] word = said.split(" ", -1);
    return switch (word[0]) {
      case "" -> "";
      case "errno" -> EchoFault.refusal(Integer.parseInt(word[1]), size);
      case "icmp" ->
          EchoFault.heard(
              Cidr.of(word[1]).ip(),
              Integer.parseInt(word[2]),
              path.source().family() == Family.IPV6);
      default -> throw new IllegalArgumentException(said);
    };
  }

  /**
   * What came of each path, in their order.
   *
   * @throws Fault when not all have been spoken of
   */
  List<Echo> echoes() {
    List<Echo> echoes = new ArrayList<>(paths.size());
    for (int i = 0; i < paths.size(); i++) {
      String fault = fault(i);
      if (!fault.isEmpty()) {
        echoes.add(new Echo(0, 0, 0, 0, "", false, fault));
      } else if (sent.containsKey(i)) {
        echoes.add(echo(sent.get(i), seen.getOrDefault(i, Seen.NOTHING), paths.get(i).mtu()));
      }
    }
    if (echoes.size() != paths.size()) {
      throw new Fault(
          "the probe answered " + echoes.size() + " of " + paths.size() + " paths",
          "Run the command again.");
    }
    return echoes;
  }

  private static Echo echo(Sent sent, Seen seen, int mtu) {
    return new Echo(
        sent.sent(),
        sent.received(),
        seen.ttl(),
        sent.rttMs(),
        seen.source(),
        sent.full().answered(),
        new Echo.Interfaces(sent.left(), seen.cameIn(), sent.replyIn()),
        EchoFault.of(sent.small(), seen.ttl() > 0, sent.full(), mtu));
  }
}
