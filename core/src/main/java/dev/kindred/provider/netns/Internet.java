package dev.kindred.provider.netns;

import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.host.MissingRequirement;
import dev.kindred.host.Packages;
import dev.kindred.host.Programs;
import dev.kindred.plan.Change;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.Route;
import dev.kindred.plan.TableRoute;
import dev.kindred.plan.WayOut;
import dev.kindred.provider.LabHome;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The way out of a lab: an IP stack in a program of the machine's network, slirp4netns, which makes
 * its own sockets of the packets that come to an interface on the underlay. It needs no rights on
 * the machine, and changes nothing there. It answers to any address of a lab that the kernel
 * answers ARP for, so that nothing is translated in the lab.
 *
 * @see <a href="https://github.com/rootless-containers/slirp4netns">slirp4netns</a>
 */
final class Internet {
  static final String PROGRAM = "slirp4netns";

  /** The interface that the program is behind; it is there as long as the program runs. */
  static final String TAP = "tap0";

  /** The program's own addresses. */
  static final Map<Cidr, String> TAKEN =
      Map.of(Cidr.of("10.0.2.0/24"), "the way out to the internet");

  /** Of the underlay's namespace, below /proc/sys. */
  static final Map<String, String> SETTINGS =
      Map.of("net/ipv4/ip_forward", "1", "net/ipv4/conf/" + TAP + "/proxy_arp", "1");

  /**
   * What the program sets up itself, and what an interface that was down has lost. An answer to ARP
   * for somebody else waits for up to 0.8 s by default.
   */
  private static final String READY =
      """
      link set dev %1$s up
      route replace default via 10.0.2.2 dev %1$s
      ntable change name arp_cache dev %1$s proxy_delay 0
      """
          .formatted(TAP);

  private static final String SCRIPT = "internet.sh";
  private static final String RESOLVER = "resolv.conf";
  private static final String NAMESERVER = "nameserver 10.0.2.3\n";

  /** The largest MTU that slirp4netns takes. */
  private static final int LARGEST = 65_521;

  /** The variable of its environment that names the lab, by its folder. */
  private static final String MARK = "KINDRED_WAY_OUT";

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private final LabHome home;
  private final LabContext context;
  private final AgentSettings means;

  Internet(LabHome home, LabContext context, AgentSettings means) {
    this.home = home;
    this.context = context;
    this.means = means;
  }

  /** Sees that the program is there that a plan needs. */
  static void check(Plan plan) {
    if (plan.gateway().isPresent() && Programs.find(PROGRAM).isEmpty()) {
      throw new MissingRequirement(
          "the topology says internet: true, and there is no program " + PROGRAM,
          Packages.remedy(PROGRAM));
    }
  }

  /**
   * What there is of it.
   *
   * @param set true when the settings are as they should be
   */
  static WayOut seen(List<Observed.Interface> links, List<TableRoute> routes, boolean set) {
    boolean up = links.stream().anyMatch(l -> l.name().equals(TAP) && l.up());
    List<Cidr> addresses =
        links.stream()
            .filter(l -> l.name().equals(Names.BRIDGE))
            .flatMap(l -> l.addresses().stream())
            .filter(a -> a.family() == Family.IPV4)
            .toList();
    List<Route> back =
        routes.stream()
            .filter(r -> r.gateway().isPresent() && r.device().equals(Names.BRIDGE))
            .map(r -> new Route(r.destination(), r.gateway()))
            .toList();
    boolean leads =
        routes.stream().anyMatch(r -> r.destination().prefix() == 0 && r.device().equals(TAP));
    return new WayOut(up && leads && set, addresses, back);
  }

  /** Makes those of the changes that are about it. */
  void apply(List<Change> changes) {
    for (Change change : changes) {
      if (change instanceof Change.WayOut) {
        AgentPool.Task task = change.kind() == Change.Kind.REMOVE ? this::close : this::open;
        try {
          AgentPool.changing(context.holder(), means).work(List.of(task));
        } finally {
          context.files().sweep();
        }
        context.progress().done(change);
      }
    }
  }

  private void open(Agent agent) {
    StringBuilder lines = new StringBuilder(empty());
    Batches.gateway(lines, context.plan(), context.plan().underlay());
    agent.enter(Names.UNDERLAY);
    NodeWork.batch(agent, context.files(), Names.UNDERLAY, lines.toString());
    if (!context.holder().hasLink(TAP)) {
      end(home);
      start();
    }
    NodeWork.batch(agent, context.files(), Names.UNDERLAY, READY);
    settings(agent, SETTINGS);
    context.files().replace(RESOLVER, NAMESERVER);
  }

  private void close(Agent agent) {
    end(home);
    agent.enter(Names.UNDERLAY);
    NodeWork.batch(agent, context.files(), Names.UNDERLAY, empty());
    settings(agent, Map.of("net/ipv4/ip_forward", "0"));
    context.files().delete(RESOLVER);
  }

  private static String empty() {
    return "route flush dev %1$s proto boot\naddress flush dev %1$s scope global\n"
        .formatted(Names.BRIDGE);
  }

  private void settings(Agent agent, Map<String, String> settings) {
    String answer = context.files().scratch();
    String file = context.files().write(context.files().scratch(), NodeWork.lines(settings));
    if (agent.call("set the way out up", "settings", file, LabFiles.inside(answer)) != 0) {
      throw new Fault(
          "could not set the way out up: " + context.files().read(answer).orElse("").strip(),
          "Run the command again.");
    }
  }

  private void start() {
    String script = Scripts.into(home.folder(), SCRIPT).toString();
    Process process =
        Command.of(
                "sh",
                script,
                Long.toString(context.holder().pid()),
                TAP,
                Integer.toString(Math.min(context.plan().mtu(), LARGEST)))
            .env(MARK, home.folder().toString())
            .purpose("open the way out")
            .start();
    TimeLimit watch = TimeLimit.of(means.limit(), () -> end(home));
    try (InputStream ready = process.getInputStream()) {
      if (ready.read() < 0 || !watch.met()) {
        throw refused(process);
      }
      process.destroy(); // The shell above; the program lives on.
      process.getErrorStream().close();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw refused(process);
    } finally {
      watch.met();
    }
  }

  private static Fault refused(Process process) {
    String said = Processes.lastWords(process);
    Optional<String> why =
        said.lines().filter(l -> !l.startsWith("WARNING")).reduce((_, last) -> last);
    return new Fault(
        "could not open the way out by " + PROGRAM + why.map(w -> ": " + w).orElse(""),
        "It needs the device /dev/net/tun, which it may open: sudo modprobe tun; in a container:"
            + " --device /dev/net/tun. Or take internet: true out of the topology.");
  }

  /** Ends the program of a lab, wherever it stands; returns when it is gone. */
  static void end(LabHome home) {
    long deadline = System.nanoTime() + PATIENCE;
    while (true) {
      List<Long> left = Processes.withVariable(MARK, home.folder().toString());
      if (left.isEmpty()) {
        return;
      }
      left.forEach(p -> ProcessHandle.of(p).ifPresent(ProcessHandle::destroyForcibly));
      if (System.nanoTime() > deadline) {
        throw new Fault(
            "process " + left.getFirst() + ", the way out of lab " + home.name() + ", does not end",
            "Look at it with: ps -fp " + left.getFirst());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }
}
