package dev.kindred.provider.kind.doctor;

import dev.kindred.provider.Finding;
import dev.kindred.provider.kind.doctor.Host.Presence;
import dev.kindred.topology.Cidr;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A machine on which all is well until a test says otherwise. */
final class Patient {
  Optional<String> kind = Optional.of("kind v0.33.0 go1.26.0 linux/amd64");

  String program = "podman";
  String fault = "";
  String remedy = "";
  String version = "5.4.2";
  boolean rootless;
  String cgroup = "2";
  Set<String> controllers = Set.of("cpu", "memory", "pids", "io");
  String runtime = "crun";
  boolean local = true;
  String storage = "/var/lib/containers/storage";
  OptionalLong engineMemory = gigabytes(16);
  Map<String, List<Cidr>> networks = new LinkedHashMap<>();

  String driver = "overlay";
  OptionalLong users = OptionalLong.of(65_537);
  Optional<Boolean> tun = Optional.of(true);

  OptionalLong user = OptionalLong.of(0);
  Optional<Boolean> sysResource = Optional.of(true);
  OptionalLong openFiles = OptionalLong.of(1_048_576);
  OptionalLong ownProcesses = OptionalLong.of(4_194_304);
  Optional<String> ulimits = Optional.empty();

  OptionalLong instances = OptionalLong.of(1024);
  OptionalLong instancesUsed = OptionalLong.of(14);
  OptionalLong watches = OptionalLong.of(192_536);
  OptionalLong processes = OptionalLong.of(4_194_304);
  OptionalLong processesUsed = OptionalLong.of(900);
  OptionalLong processesOfUser = OptionalLong.empty();
  OptionalLong processesOfContainer = OptionalLong.empty();

  boolean hybrid;
  boolean modulesFolder = true;
  final Map<String, Presence> features = new HashMap<>();

  OptionalLong disk = gigabytes(60);
  OptionalLong memory = gigabytes(12);

  Optional<Set<OpenPort>> ports = Optional.of(Set.of(OpenPort.tcp(22)));
  OptionalLong plainPorts = OptionalLong.of(1024);
  Optional<Map<Cidr, String>> routes = Optional.of(Map.of(Cidr.of("192.0.2.0/24"), "eth0"));
  Optional<String> firewalld = Optional.of("");

  Requirements wish =
      new Requirements(2, 2, List.of(Cidr.of("10.1.0.0/16"), Cidr.of("fd10:1::/48")), List.of());

  Patient() {
    KernelChecks.features().forEach(name -> features.put(name, Presence.LOADED));
  }

  static OptionalLong gigabytes(double number) {
    return OptionalLong.of((long) (number * 1e9));
  }

  List<Finding> findings() {
    return Checkup.of(machine(), wish);
  }

  /** The findings on one subject. */
  List<Finding> findings(String subject) {
    return findings().stream().filter(f -> f.subject().equals(subject)).toList();
  }

  private Machine machine() {
    EngineState engine =
        new EngineState(
            program,
            fault,
            remedy,
            version,
            rootless,
            cgroup,
            controllers,
            runtime,
            local,
            storage,
            engineMemory,
            networks,
            driver,
            users);
    return new Machine(kind, engine, local ? Optional.of(host()) : Optional.empty());
  }

  private Host host() {
    return new Host(
        new Host.Rights(user, sysResource, openFiles, ownProcesses, ulimits),
        new Host.Limits(
            instances,
            instancesUsed,
            watches,
            processes,
            processesUsed,
            processesOfUser,
            processesOfContainer),
        new Host.Kernel(hybrid, features, modulesFolder),
        new Host.Room(disk, memory),
        new Host.Net(ports, plainPorts, routes, firewalld),
        new Host.Rootless("me", tun));
  }
}
