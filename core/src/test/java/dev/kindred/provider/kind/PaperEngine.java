package dev.kindred.provider.kind;

import dev.kindred.host.Engine;
import dev.kindred.lab.TestLedger;
import dev.kindred.plan.Allocation;
import dev.kindred.plan.Plan;
import dev.kindred.plan.Planner;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.NodeAccess;
import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** An engine that has nothing, and writes down what it is asked: one call a line. */
final class PaperEngine {
  private final Path folder;

  PaperEngine(Path folder) {
    this.folder = folder;
    script("engine", "");
  }

  /** Another program that writes down its calls. */
  Path script(String name, String then) {
    Path file = folder.resolve(name);
    try {
      Files.writeString(
          file, "#!/bin/sh\necho \"${0##*/} $*\" >>" + folder + "/calls\n" + then + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  Engine engine() {
    return new Engine(folder.resolve("engine").toString());
  }

  NodeAccess nodes() {
    return LabContext.nodes(engine());
  }

  List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }

  LabHome home() {
    Path lab = folder.resolve("lab");
    try {
      Files.createDirectories(lab);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LabHome("paper", lab, TestLedger.of(lab));
  }

  /** A lab of this topology. */
  LabContext site(String yaml) {
    return new LabContext(
        home(),
        engine(),
        ContainerNetwork.of(engine(), "paper", false),
        plan(yaml),
        List.of(Cidr.of("172.30.0.0/20")),
        true);
  }

  static Plan plan(String yaml) {
    Underlay underlay = Underlays.ofKubernetes(List.of(Cidr.of("172.30.0.0/20")));
    return Planner.plan(
        TopologyReader.read("kindred.yaml", yaml, Vocabularies.DIALECT).topology(),
        underlay,
        Allocation.NONE);
  }
}
