package dev.kindred.provider.netns.probe;

import dev.kindred.host.Command;
import dev.kindred.provider.EchoFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads questions from standard input. First those of what is there, if any, a line each: {@link
 * #LOOK}, a namespace, and settings that are asked for; behind the last {@link #END}. Each is
 * answered by {@link #LOOK}, the namespace, and whether it is there, and what {@link
 * NamespaceReader} says of it; behind the last {@link #END}. Then paths, a line each, fields
 * divided by tabs: number, the sender's namespace and address, the receiver's namespace and
 * address, the MTU in bytes. Answers each with a line: number, sent, received, TTL seen, round trip
 * in microseconds, source seen, whether a packet of the full MTU was answered, the interfaces that
 * the request left by and came in by and that the reply came in by, problem. Of many paths it says
 * on standard error how far it is, by {@link Command#TICK} for each hundredth.
 */
public final class Probe {
  /** A question of what is there in a namespace, and the first line of its answer. */
  public static final String LOOK = "look";

  /** Of a namespace that is not there. */
  public static final String GONE = "gone";

  /** Behind the last question of what is there, and behind the last answer. */
  public static final String END = ".";

  private final Libc libc = new Libc();
  private final Arena arena = Arena.global();
  private final Map<String, Endpoint> endpoints = new HashMap<>();
  private final Map<String, PodSocket> sockets = new HashMap<>();
  private String where = "";

  private Probe() {}

  /** Runs the program. */
  public static void main(String[] args) throws IOException {
    answer(System.in, System.out);
  }

  /** Answers what is asked, until nothing more is. */
  public static void answer(InputStream questions, OutputStream answers) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(questions, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(answers, false, StandardCharsets.UTF_8);
    List<String> paths = new ArrayList<>();
    List<String> looks = new ArrayList<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith(LOOK)) {
        looks.add(line);
      } else if (line.equals(END)) {
        NamespaceReaders.answer(looks, out::print);
        out.println(END);
        out.flush();
      } else {
        paths.add(line);
      }
    }
    if (!paths.isEmpty()) {
      new Probe().answers(paths).forEach(out::println);
    }
    out.flush();
  }

  /** The answers to some lines. */
  List<String> answers(List<String> lines) {
    List<ProbePacket> shots = new ArrayList<>(2 * lines.size());
    for (String line : lines) {
      String[] field = line.split("\t", -1);
      ProbePacket.Path path =
          new ProbePacket.Path(end(field[1], field[2]), end(field[3], field[4]));
      shots.add(new ProbePacket(path, 0));
      shots.add(new ProbePacket(path, Integer.parseInt(field[5])));
    }
    new PacketSender(libc, arena, shots, Probe::tick).fire();
    List<String> answers = new ArrayList<>(lines.size());
    for (int i = 0; i < shots.size(); i += 2) {
      String number = lines.get(i / 2).substring(0, lines.get(i / 2).indexOf('\t'));
      answers.add(answer(number, shots.get(i), shots.get(i + 1)));
    }
    return answers;
  }

  private static void tick() {
    System.err.write(Command.TICK);
    System.err.flush();
  }

  private Endpoint end(String namespace, String address) {
    return endpoints.computeIfAbsent(namespace + "\t" + address, key -> open(namespace, address));
  }

  private Endpoint open(String namespace, String text) {
    Address address = Address.of(text);
    MemorySegment socketAddress = address.socketAddress(arena);
    String key = namespace + (address.isIpv6() ? " 6" : " 4");
    PodSocket socket = sockets.get(key);
    if (socket == null) {
      if (!where.equals(namespace)) {
        where = libc.enter("/run/netns/" + namespace) ? namespace : "";
      }
      if (where.isEmpty()) {
        return new Endpoint(address, text, socketAddress, PodSocket.NONE, EchoFault.GONE);
      }
      socket = PodSocket.open(libc, address.isIpv6(), libc.links());
      sockets.put(key, socket);
    }
    boolean there = socket.has(libc, arena, socketAddress);
    return new Endpoint(address, text, socketAddress, socket, there ? "" : EchoFault.lacking(text));
  }

  private static String answer(String number, ProbePacket small, ProbePacket full) {
    ProbePacket.Path path = small.path;
    ProbePacket counted =
        small.sent > 0 ? small : full; // Of small ones none is sent where full ones pass.
    return String.join(
        "\t",
        number,
        Integer.toString(counted.sent),
        Integer.toString(counted.received),
        Integer.toString(path.ttl),
        Long.toString(path.roundTrip() / 1000),
        path.sourceSeen,
        Boolean.toString(full.done()),
        path.left,
        path.cameIn,
        path.replyIn,
        full.done() ? "" : EchoFault.of(small.outcome(), path.ttl > 0, full.outcome(), full.size));
  }
}
