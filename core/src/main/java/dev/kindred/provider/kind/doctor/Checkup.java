package dev.kindred.provider.kind.doctor;

import dev.kindred.host.Packages;
import dev.kindred.provider.Finding;
import java.util.ArrayList;
import java.util.List;

/** Says of a machine what it lacks for a wish. Pure: it knows only what was read. */
final class Checkup {
  private Checkup() {}

  /** Every finding, also those that all is well. */
  static List<Finding> of(Machine machine, Requirements wish) {
    EngineState engine = machine.engine();
    List<Finding> findings = new ArrayList<>();
    findings.add(kind(machine));
    findings.addAll(EngineChecks.of(engine));
    findings.addAll(StorageChecks.of(engine));
    machine
        .host()
        .ifPresentOrElse(
            host -> {
              findings.addAll(CgroupChecks.of(engine, host));
              findings.addAll(RightsChecks.of(engine, host.rights()));
              findings.addAll(RootlessChecks.of(engine, host.rootless()));
              findings.addAll(KernelChecks.of(engine, host.kernel(), wish));
              findings.addAll(InotifyChecks.of(engine, host.limits(), wish));
              findings.addAll(LimitChecks.of(engine, host.limits(), wish));
              findings.addAll(RoomChecks.of(engine, host.room(), wish));
              findings.addAll(PortChecks.of(engine, host.net(), wish));
              findings.addAll(BlockChecks.of(engine, host.net(), wish));
              findings.addAll(FirewallChecks.of(engine, host.net()));
            },
            () -> findings.addAll(elsewhere(engine, wish)));
    return findings;
  }

  private static Finding kind(Machine machine) {
    return machine
        .kind()
        .map(version -> Finding.ok("kind", version))
        .orElseGet(
            () -> Finding.fatal("kind", "there is no program kind", Packages.advice("kind")));
  }

  /** What can be told when containers run on another machine than this one. */
  private static List<Finding> elsewhere(EngineState engine, Requirements wish) {
    if (!engine.answers()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>(CgroupChecks.of(engine));
    findings.add(RoomChecks.elsewhere(engine, wish));
    findings.addAll(BlockChecks.ofNetworks(engine, wish));
    findings.add(
        Finding.unknown(
            "host",
            "left out, as containers of "
                + engine.program()
                + " run in a virtual machine or on another computer: its kernel, limits, disk,"
                + " ports, routes and firewall"));
    return findings;
  }
}
