package dev.kindred.provider.kind;

import dev.kindred.host.Engine;
import dev.kindred.plan.Allocation;
import dev.kindred.plan.Diff;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.Planner;
import dev.kindred.plan.PodId;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.Ledger;
import dev.kindred.provider.PlacedCommand;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Sighting;
import dev.kindred.provider.kubernetes.Scripts;
import dev.kindred.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What commands do of a lab on kind that has nothing to do, with an engine on paper: what a JVM has
 * done once while its AOT cache was made it does in half the time. The answer of the node was given
 * by a real one.
 */
public final class Rehearsal {
  /** The file of the lab. */
  public static final String TOPOLOGY =
      """
      name: seed
      provider: kind
      clusters: [edge1]
      workloads:
        - {name: demo1, image: localhost/kindred-busybox:1.35.0}
        - {name: demo2, image: localhost/kindred-busybox:1.35.0}
      """;

  /** The engine: nodes answer as they did once, and there is one image. */
  private static final String ENGINE =
      """
      #!/bin/sh
      case $1 in
        exec) cat "${0%/*}/answer" ;;
        images) echo "localhost/kindred-busybox:1.35.0 sha256:00" ;;
        *) echo "[]" ;;
      esac
      """;

  private Rehearsal() {}

  /** The ledger of a lab of one cluster. */
  private record PaperLedger(List<Entry> standing) implements Ledger {
    @Override
    public void intend(String kind, String name) {}

    @Override
    public void made(String kind, String name, Map<String, String> detail) {}

    @Override
    public void gone(String kind, String name) {}

    @Override
    public boolean damaged() {
      return false;
    }

    @Override
    public void rebuild(List<Entry> found) {}
  }

  /**
   * Looks at the lab, holds it against its plan, and goes to one of its pods.
   *
   * @param folder an empty one
   * @param topology what {@link #TOPOLOGY} says
   * @return what was seen of the lab
   * @throws dev.kindred.host.Fault when the answer is none of today's nodes any more
   */
  public static Observed run(Path folder, Topology topology) throws IOException {
    Path program = folder.resolve("engine");
    Files.writeString(folder.resolve("answer"), Scripts.text("rehearsal.txt"));
    Files.writeString(program, ENGINE);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    Ledger ledger =
        new PaperLedger(
            List.of(
                KindLedger.network(
                    "kindred-seed", new Engine(program.toString()), "172.30.0.0/20", 1500),
                KindLedger.cluster("edge1", 1)));
    LabHome home = new LabHome("seed", folder, ledger);
    KindProvider provider = new KindProvider(Map.of(), true);
    Supplier<Sighting> look = provider.observing(home);
    Planner.Limits limits = new Planner.Limits(provider::limits, provider::limits);
    Plan plan = Planner.plan(topology, provider.underlay(home, topology), Allocation.NONE, limits);
    provider.prepare(home, plan, Progress.NONE);
    Observed observed = look.get().observed();
    Diff.of(plan, observed);
    PodId pod = plan.pods().getFirst().id();
    provider.inPod(home, pod, List.of("true"), PlacedCommand.Streams.PIPES);
    return observed;
  }
}
