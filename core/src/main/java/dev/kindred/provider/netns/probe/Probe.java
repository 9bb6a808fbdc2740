package dev.kindred.provider.netns.probe;

import dev.kindred.provider.EchoFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads paths from standard input, a line each, fields divided by tabs: number, the sender's
 * namespace and address, the receiver's namespace and address, the MTU in bytes. Answers each with
 * a line: number, sent, received, TTL seen, round trip in microseconds, source seen, whether a
 * packet of the full MTU was answered, problem.
 */
public final class Probe {
  private final Libc libc = new Libc();
  private final Arena arena = Arena.global();
  private final Map<String, Endpoint> endpoints = new HashMap<>();
  private String where = "";

  private Probe() {}

  /** Runs the program. */
  public static void main(String[] args) throws IOException {
    List<String> lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
            .lines()
            .toList();
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    new Probe().answers(lines).forEach(out::println);
    out.flush();
  }

  /** The answers to some lines. */
  List<String> answers(List<String> lines) {
    List<Shot> shots = new ArrayList<>(2 * lines.size());
    for (String line : lines) {
      String[] field = line.split("\t", -1);
      Shot.Path path =
          new Shot.Path(
              Integer.parseInt(field[0]), end(field[1], field[2]), end(field[3], field[4]));
      shots.add(new Shot(path, 0));
      shots.add(new Shot(path, Integer.parseInt(field[5])));
    }
    if (!shots.isEmpty()) {
      // Of the first packet's time most would be the JVM's own.
      new Gun(libc, arena, List.of(new Shot(shots.getFirst().path, 0))).fire();
    }
    new Gun(libc, arena, shots).fire();
    List<String> answers = new ArrayList<>(lines.size());
    for (int i = 0; i < shots.size(); i += 2) {
      answers.add(answer(shots.get(i), shots.get(i + 1)));
    }
    return answers;
  }

  private Endpoint end(String namespace, String address) {
    String key = namespace + "\t" + address;
    Endpoint known = endpoints.get(key);
    if (known != null) {
      return known;
    }
    if (!where.equals(namespace)) {
      where = libc.enter("/run/netns/" + namespace) ? namespace : "";
    }
    Endpoint endpoint =
        where.equals(namespace)
            ? Endpoint.open(libc, arena, Address.of(address))
            : Endpoint.missing(arena, Address.of(address));
    endpoints.put(key, endpoint);
    return endpoint;
  }

  private static String answer(Shot small, Shot full) {
    return String.join(
        "\t",
        Integer.toString(small.path.number()),
        Integer.toString(small.sent),
        Integer.toString(small.received),
        Integer.toString(small.ttl),
        Long.toString(small.roundTrip / 1000),
        small.sourceSeen,
        Boolean.toString(full.done()),
        EchoFault.of(small.outcome(), small.ttl > 0, full.outcome(), full.size));
  }
}
