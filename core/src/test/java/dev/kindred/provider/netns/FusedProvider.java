package dev.kindred.provider.netns;

import dev.kindred.plan.Change;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PodId;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.Echo;
import dev.kindred.provider.Finding;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.Ledger;
import dev.kindred.provider.PlacedCommand;
import dev.kindred.provider.PodPath;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import dev.kindred.provider.Sighting;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import java.util.List;
import java.util.Map;

/** A provider whose ledger burns a fuse, before each entry and behind it. */
record FusedProvider(Provider inner, Fuse fuse) implements Provider {
  /** The ledger of a lab, with the fuse. */
  private record FusedLedger(Ledger inner, Fuse fuse) implements Ledger {
    private void burning(Runnable call) {
      fuse.burn("ledger");
      call.run();
      fuse.burn("ledger");
    }

    @Override
    public void intend(String kind, String name) {
      burning(() -> inner.intend(kind, name));
    }

    @Override
    public void made(String kind, String name, Map<String, String> detail) {
      burning(() -> inner.made(kind, name, detail));
    }

    @Override
    public void gone(String kind, String name) {
      burning(() -> inner.gone(kind, name));
    }

    @Override
    public List<Entry> standing() {
      return inner.standing();
    }

    @Override
    public boolean damaged() {
      return inner.damaged();
    }

    @Override
    public void rebuild(List<Entry> found) {
      inner.rebuild(found);
    }
  }

  private LabHome fused(LabHome home) {
    return new LabHome(
        home.name(), home.folder(), new FusedLedger(home.ledger(), fuse), home.deadline());
  }

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public Underlay underlay(LabHome home, Topology topology) {
    return inner.underlay(home, topology);
  }

  @Override
  public List<Problem> limits(Topology topology) {
    return inner.limits(topology);
  }

  @Override
  public Underlay sketch(Topology topology) {
    return inner.sketch(topology);
  }

  @Override
  public List<Finding> checkup(LabHome home, Plan plan) {
    return inner.checkup(home, plan);
  }

  @Override
  public List<Problem> limits(Plan plan) {
    return inner.limits(plan);
  }

  @Override
  public void prepare(LabHome home, Plan plan, Progress progress) {
    inner.prepare(home, plan, progress);
  }

  @Override
  public Sighting observe(LabHome home) {
    return inner.observe(home);
  }

  @Override
  public void apply(
      LabHome home, Plan plan, Sighting seen, List<Change> changes, Progress progress) {
    inner.apply(fused(home), plan, seen, changes, progress);
  }

  @Override
  public List<Echo> probe(LabHome home, Sighting seen, List<PodPath> paths) {
    return inner.probe(home, seen, paths);
  }

  @Override
  public PlacedCommand inPod(
      LabHome home, PodId pod, List<String> words, PlacedCommand.Streams streams) {
    return inner.inPod(home, pod, words, streams);
  }

  @Override
  public PlacedCommand onNode(
      LabHome home, NodeId node, List<String> words, PlacedCommand.Streams streams) {
    return inner.onNode(home, node, words, streams);
  }

  @Override
  public List<String> check(LabHome home, Plan plan, Sighting seen) {
    return inner.check(home, plan, seen);
  }

  @Override
  public boolean remove(LabHome home, Progress progress) {
    return inner.remove(fused(home), progress);
  }
}
