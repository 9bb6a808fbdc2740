package dev.kindred.bench;

import dev.kindred.host.Folders;
import dev.kindred.lab.LabCycle;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Echo;
import dev.kindred.provider.PlacedCommand;
import dev.kindred.provider.Progress;
import dev.kindred.provider.netns.NetnsProvider;
import dev.kindred.provider.probe.PodPlace;
import dev.kindred.provider.probe.Probing;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.verify.Matrix;
import dev.kindred.verify.Sample;
import dev.kindred.verify.Verification;
import dev.kindred.vocabulary.Vocabularies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A look and packets along all paths of a lab of namespaces: by the Java program of netns, and by
 * the Perl program of Kubernetes' nodes. Makes a real lab, and takes it away.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 1)
@Measurement(iterations = 5)
public class ProbeBenchmark {
  /** How many pods, half of them in each of two clusters; the paths are their square less them. */
  @Param({"4", "100"})
  public int pods;

  private Path states = Path.of("/nowhere");
  private LabCycle lab = lab(states);

  private static LabCycle lab(Path states) {
    NetnsProvider provider = new NetnsProvider(Folders.ofThisUser().cache());
    return new LabCycle("probes", states, provider, Duration.ofMinutes(1));
  }

  /** Brings the lab up. */
  @Setup(Level.Trial)
  public void up() throws IOException {
    states = Files.createTempDirectory("probes");
    lab = lab(states);
    String file =
        "name: probes\nclusters: 2\nworkloads: [{name: w, replicas: " + pods / 2 + "}]\n";
    lab.up(TopologyReader.read("bench", file, Vocabularies.DIALECT), Progress.NONE);
  }

  /** Takes it down. */
  @TearDown(Level.Trial)
  public void down() throws IOException {
    lab.down(Progress.NONE);
    Files.delete(states);
  }

  /** By the probe of netns. */
  @Benchmark
  public Matrix java() {
    return whole(lab.verify(new Sample(Integer.MAX_VALUE)));
  }

  /** By the probe of Kubernetes, on each node. */
  @Benchmark
  public Matrix perl() {
    Observed seen = lab.status().observed();
    Map<PodId, PodPlace> places = new HashMap<>();
    seen.pods()
        .forEach((id, pod) ->
            places.put(
                id, new PodPlace(pod.node(), "/run/netns/" + id.cluster() + "_" + id.podName())));
    Verification verification =
        Verification.of(lab.appliedPlan(), seen, new Sample(Integer.MAX_VALUE));
    List<Echo> echoes =
        new Probing(
                (node, words) ->
                    lab.onNode(node, List.of(words), PlacedCommand.Streams.PIPES).command(),
                places)
            .send(verification.paths());
    return whole(verification.matrix(echoes));
  }

  private static Matrix whole(Matrix matrix) {
    if (!matrix.whole()) {
      throw new IllegalStateException("broken: " + matrix.paths().getFirst());
    }
    return matrix;
  }
}
