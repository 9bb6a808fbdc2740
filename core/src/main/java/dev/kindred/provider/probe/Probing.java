package dev.kindred.provider.probe;

import dev.kindred.host.Fault;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Echo;
import dev.kindred.provider.NodeAccess;
import dev.kindred.provider.PodPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends packets from pods to pods. On each node that has some of them runs a program, {@code
 * probe.pl}, which goes into their network namespaces: the pods' images need nothing for it. A
 * receiver and its sender are mostly on two nodes; what they saw is joined here.
 */
public final class Probing {
  private final NodeAccess exec;
  private final Map<PodId, PodPlace> places;
  private final Duration start;

  /** Of pods that are there; paths of others are broken. */
  public Probing(NodeAccess exec, Map<PodId, PodPlace> places) {
    this(exec, places, Duration.ofMinutes(1));
  }

  /**
   * As {@link #Probing(NodeAccess, Map)}.
   *
   * @param start how long a node may take to start the program and to go to its pods
   */
  Probing(NodeAccess exec, Map<PodId, PodPlace> places, Duration start) {
    this.exec = exec;
    this.places = Map.copyOf(places);
    this.start = start;
  }

  /**
   * Sends packets along the paths, and says what came of each, in the same order.
   *
   * @throws dev.kindred.host.MissingRequirement when a node lacks what the program needs
   * @throws Fault when a node fails or does not answer in time, or the thread is interrupted
   */
  public List<Echo> send(List<PodPath> paths) {
    ProbeOrders survey = new ProbeOrders(paths, places, ThreadLocalRandom.current().nextInt());
    String program = program();
    Probes.Stage open = new Probes.Stage("go to the pods", start, "opened");
    Probes.Stage fire = new Probes.Stage("send packets", Duration.ofMinutes(10), "fired");
    Probes.Stage report = new Probes.Stage("report", Duration.ofMinutes(1), "reported");
    try (Probes probes = Probes.start(survey.nodes(), exec)) {
      survey.hear(probes.ask(open, node -> program + survey.openings(node)));
      survey.hear(probes.ask(fire, survey::paths));
      survey.hear(probes.ask(report, node -> "report\n"));
    }
    return survey.echoes();
  }

  /** For Perl to read from standard input, up to its end mark. */
  static String program() {
    return text("sockets.pl") + text("probe.pl") + "__END__\n";
  }

  private static String text(String name) {
    try (InputStream in = Probing.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the release lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the release lacks " + name, e);
    }
  }
}
