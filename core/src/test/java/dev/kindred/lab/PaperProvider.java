package dev.kindred.lab;

import dev.kindred.plan.Change;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PodId;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.Echo;
import dev.kindred.provider.Finding;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.PlacedCommand;
import dev.kindred.provider.PodPath;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import dev.kindred.provider.Sighting;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A provider whose labs run on paper: by their folders, with the addresses that they leave. */
class PaperProvider implements Provider {
  final Set<Path> running = ConcurrentHashMap.newKeySet();
  final Map<Path, List<String>> left = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "paper";
  }

  @Override
  public Sighting observe(LabHome home) {
    Observed seen = new Observed(running.contains(home.folder()), Map.of(), Map.of());
    return () -> seen;
  }

  @Override
  public boolean remove(LabHome home, Progress progress) {
    return running.remove(home.folder());
  }

  @Override
  public List<Path> orphans() {
    return running.stream().filter(folder -> !Files.exists(folder)).toList();
  }

  @Override
  public List<String> strays(LabHome home) {
    return new ArrayList<>(left.getOrDefault(home.folder(), List.of()));
  }

  @Override
  public void sweep(LabHome home) {
    left.remove(home.folder());
  }

  @Override
  public Underlay underlay(LabHome home, Topology topology) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Underlay sketch(Topology topology) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Finding> checkup(LabHome home, Plan plan) {
    return List.of();
  }

  @Override
  public List<Problem> limits(Plan plan) {
    return List.of();
  }

  @Override
  public void prepare(LabHome home, Plan plan, Progress progress) {}

  @Override
  public void apply(
      LabHome home, Plan plan, Sighting seen, List<Change> changes, Progress progress) {}

  @Override
  public List<Echo> probe(LabHome home, Sighting seen, List<PodPath> paths) {
    return List.of();
  }

  @Override
  public PlacedCommand inPod(
      LabHome home, PodId pod, List<String> words, PlacedCommand.Streams streams) {
    throw new UnsupportedOperationException("nothing runs on paper");
  }

  @Override
  public PlacedCommand onNode(
      LabHome home, NodeId node, List<String> words, PlacedCommand.Streams streams) {
    throw new UnsupportedOperationException("nothing runs on paper");
  }

  @Override
  public List<String> check(LabHome home, Plan plan, Sighting seen) {
    return List.of();
  }
}
