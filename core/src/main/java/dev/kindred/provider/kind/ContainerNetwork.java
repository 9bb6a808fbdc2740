package dev.kindred.provider.kind;

import dev.kindred.host.Command;
import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The container network that joins the nodes of a lab. Where it is the lab's own, the engine hands
 * out addresses of the upper half of its block; those of the lower half are the plan's, which a
 * node keeps over a restart. Where it is kind's, the engine hands out addresses of its block, and
 * the plan those of another, beside them.
 */
final class ContainerNetwork {
  static final String LABEL = "dev.kindred.lab";

  private static final String DOCKERS_MTU = "com.docker.network.driver.mtu";

  /** Where kind puts all its clusters, unless it is told otherwise. */
  static final String SHARED = "kind";

  private static final int SIZE = 20;
  private static final int FIRST = 16;

  /**
   * Sixteen labs on one machine, in a space that engines leave to others; then, where a file has
   * that for itself, addresses for benchmarks (RFC 2544) and shared ones (RFC 6598).
   */
  private static final List<Cidr> BLOCKS =
      Stream.of("172.30.0.0/16", "198.18.0.0/15", "100.127.0.0/16", "10.191.0.0/16")
          .map(Cidr::of)
          .flatMap(space -> parts(space).stream())
          .toList();

  private static List<Cidr> parts(Cidr space) {
    return IntStream.range(0, space.count(SIZE)).mapToObj(i -> space.part(i, SIZE)).toList();
  }

  /** What the data plane carries, in bytes, and what engines give their networks by default. */
  static final int MTU = 1500;

  private final Engine engine;
  private final String name;

  private ContainerNetwork(Engine engine, String name) {
    this.engine = engine;
    this.name = name;
  }

  /** A lab's own, or kind's. */
  static ContainerNetwork of(Engine engine, String lab, boolean shared) {
    return new ContainerNetwork(engine, name(lab, shared));
  }

  /** What the network of a lab is called. */
  static String name(String lab, boolean shared) {
    return shared ? SHARED : "kindred-" + lab;
  }

  private boolean isShared() {
    return name.equals(SHARED);
  }

  String name() {
    return name;
  }

  /** That of Kindred's blocks which an address is of. */
  static Optional<Cidr> blockOf(Cidr address) {
    return BLOCKS.stream().filter(block -> block.contains(address)).findFirst();
  }

  /** Which of Kindred's blocks it is, from 0. */
  static int index(Cidr block) {
    int index = BLOCKS.indexOf(block);
    if (index < 0) {
      throw new IllegalArgumentException(block + " is none of Kindred's blocks");
    }
    return index;
  }

  /**
   * A block of Kindred's that nothing on the machine has, as far as can be seen.
   *
   * @param first any number, of which follows where to begin among the first sixteen
   */
  static Cidr free(List<Cidr> taken, int first) {
    for (int i = 0; i < BLOCKS.size(); i++) {
      Cidr block = BLOCKS.get(i < FIRST ? Math.floorMod(first + i, FIRST) : i);
      if (taken.stream().noneMatch(t -> t.prefix() > 0 && t.overlaps(block))) {
        return block;
      }
    }
    throw new Fault(
        "no /" + SIZE + " is free for the container network of the lab",
        "Name a free block in the topology, as underlay: 192.168.240.0/20");
  }

  /** The blocks of the engine's networks and of this machine's routes. */
  static List<Cidr> taken(Engine engine) {
    List<Cidr> taken = new ArrayList<>();
    String names =
        engine.command("network", "ls", "--quiet").purpose("list its networks").run().stdout();
    List<String> line = new ArrayList<>(List.of("network", "inspect"));
    line.addAll(Arrays.stream(names.split("\\s+")).filter(n -> !n.isEmpty()).toList());
    if (line.size() > 2) {
      String text = engine.command(line).purpose("read its networks").answer().stdout();
      Json.parse(text.isBlank() ? "[]" : text, "its networks")
          .asList()
          .forEach(network -> taken.addAll(blocks(network)));
    }
    taken.addAll(routes());
    return taken;
  }

  /** Those of a network of the engine. Docker and nerdctl have one form, Podman has another. */
  static List<Cidr> blocks(JsonValue network) {
    List<JsonValue> parts = new ArrayList<>(network.list("subnets"));
    network.get("IPAM").ifPresent(ipam -> parts.addAll(ipam.list("Config")));
    return parts.stream()
        .flatMap(part -> part.text("subnet").or(() -> part.text("Subnet")).stream())
        .flatMap(block -> Cidr.parse(block).stream())
        .toList();
  }

  /** Where there is no iproute2, as on macOS, the engine is on another machine. */
  private static List<Cidr> routes() {
    try {
      List<Cidr> routes = new ArrayList<>();
      for (String family : List.of("-4", "-6")) {
        String text = Command.of("ip", "-json", family, "route", "show").run().stdout();
        Json.parse(text.isBlank() ? "[]" : text, "ip's routes").asList().stream()
            .flatMap(route -> route.text("dst").flatMap(Cidr::parse).stream())
            .forEach(routes::add);
      }
      return routes;
    } catch (Fault e) {
      return List.of();
    }
  }

  private String mtuOption() {
    return engine.program().equals("docker") ? DOCKERS_MTU : "mtu";
  }

  /** What it carries, as the engine has it written down. */
  static int mtu(JsonValue network) {
    Map<String, JsonValue> options = new HashMap<>(network.members("Options"));
    options.putAll(network.members("options"));
    return Stream.of("mtu", DOCKERS_MTU)
        .flatMap(key -> Optional.ofNullable(options.get(key)).stream())
        .mapToInt(value -> number(value.asText()))
        .findFirst()
        .orElse(MTU);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return MTU;
    }
  }

  /** What this one carries. */
  int mtu() {
    return engine.network(name).map(ContainerNetwork::mtu).orElse(MTU);
  }

  boolean exists() {
    return engine.network(name).isPresent();
  }

  /** True where the engine gives nodes on it addresses of IPv6. */
  boolean hasIpv6() {
    return engine.network(name).stream()
        .flatMap(network -> blocks(network).stream())
        .anyMatch(block -> block.family() == Family.IPV6);
  }

  /**
   * Makes it; kind takes one of its own that it finds.
   *
   * @param ipv6 the block that the engine is to give addresses of besides
   */
  void make(String lab, Cidr subnet, Optional<Cidr> ipv6, int mtu) {
    List<String> line = new ArrayList<>(List.of("network", "create", "--driver", "bridge"));
    line.addAll(List.of("--label", LABEL + "=" + lab));
    if (!isShared()) {
      Cidr upper = subnet.part(1, subnet.prefix() + 1);
      line.addAll(List.of("--subnet", subnet.toString()));
      line.addAll(List.of("--gateway", subnet.address(1).ip(), "--ip-range", upper.toString()));
      line.addAll(List.of("--opt", mtuOption() + "=" + mtu));
    }
    ipv6.ifPresent(block -> line.addAll(List.of("--ipv6", "--subnet", block.toString())));
    line.add(name);
    engine.command(line).purpose("make the container network " + name).run();
  }

  /**
   * Removes it, where it is there. One that is shared goes with whoever is last on it, if a lab
   * made it: what kind made stays, as kind itself leaves it.
   */
  void remove() {
    if (isShared() ? isLeft() : exists()) {
      engine.command("network", "rm", name).purpose("remove the container network " + name).run();
    }
  }

  private boolean isLeft() {
    return engine.network(name).filter(ContainerNetwork::isOfLab).isPresent()
        && engine
            .command("ps", "--all", "--quiet", "--filter", "network=" + name)
            .purpose("see who is on the container network " + name)
            .run()
            .stdout()
            .isBlank();
  }

  private static boolean isOfLab(JsonValue network) {
    return network.members("Labels").containsKey(LABEL)
        || network.members("labels").containsKey(LABEL);
  }
}
