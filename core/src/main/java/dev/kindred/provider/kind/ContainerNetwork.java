package dev.kindred.provider.kind;

import dev.kindred.host.Command;
import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The container network that joins the nodes of a lab. The engine hands out addresses of the upper
 * half of its block; those of the lower half are the plan's, which a node keeps over a restart.
 */
final class ContainerNetwork {
  static final String LABEL = "dev.kindred.lab";

  /** Sixteen labs on one machine; the rest of the space is left to others. */
  private static final Cidr SPACE = Cidr.of("172.30.0.0/16");

  private static final int SIZE = 20;

  private final Engine engine;
  private final String name;

  ContainerNetwork(Engine engine, String lab) {
    this.engine = engine;
    this.name = name(lab);
  }

  /** What the network of a lab is called. */
  static String name(String lab) {
    return "kindred-" + lab;
  }

  String name() {
    return name;
  }

  /** The first block of Kindred's that nothing on the machine has, as far as can be seen. */
  static Cidr free(List<Cidr> taken) {
    for (int i = 0; i < SPACE.count(SIZE); i++) {
      Cidr block = SPACE.part(i, SIZE);
      if (taken.stream().noneMatch(t -> t.prefix() > 0 && t.overlaps(block))) {
        return block;
      }
    }
    throw new Fault(
        "no /" + SIZE + " of " + SPACE + " is free for the container network of the lab",
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
      String text = engine.command(line).purpose("read its networks").tryRun().stdout();
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
      String text = Command.of("ip", "-json", "route", "show").run().stdout();
      return Json.parse(text.isBlank() ? "[]" : text, "ip's routes").asList().stream()
          .flatMap(route -> route.text("dst").flatMap(Cidr::parse).stream())
          .toList();
    } catch (Fault e) {
      return List.of();
    }
  }

  boolean exists() {
    return engine.network(name).isPresent();
  }

  /** Makes it. */
  void make(String lab, Cidr subnet) {
    Cidr upper = subnet.part(1, subnet.prefix() + 1);
    engine
        .command(
            "network",
            "create",
            "--driver",
            "bridge",
            "--label",
            LABEL + "=" + lab,
            "--subnet",
            subnet.toString(),
            "--gateway",
            subnet.address(1).ip(),
            "--ip-range",
            upper.toString(),
            name)
        .purpose("make the container network " + name)
        .run();
  }

  /** Removes it, where it is there. */
  void remove() {
    if (exists()) {
      engine.command("network", "rm", name).purpose("remove the container network " + name).run();
    }
  }
}
