package dev.kindred.provider.kind.doctor;

import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a container engine says of itself. A text that it does not say is empty.
 *
 * @param program {@code docker}, {@code podman} or {@code nerdctl}; empty when there is none
 * @param fault why it does not answer; empty when it does
 * @param remedy against that fault
 * @param version as {@code 4.3.1}
 * @param rootless true when its containers run in a user namespace of a plain user
 * @param cgroup the version of its control groups, {@code 1} or {@code 2}
 * @param controllers by which of cpu, memory and pids it can limit a container
 * @param runtime what starts its containers, as {@code runc}
 * @param local true when its containers run on this machine's kernel
 * @param storage the folder of its images and containers
 * @param memory of the machine that its containers run on, in bytes
 * @param networks the blocks of its networks by their names
 * @param driver how it stores images, as {@code overlay}
 * @param users how many a rootless one may have in its containers
 */
record EngineState(
    String program,
    String fault,
    String remedy,
    String version,
    boolean rootless,
    String cgroup,
    Set<String> controllers,
    String runtime,
    boolean local,
    String storage,
    OptionalLong memory,
    Map<String, List<Cidr>> networks,
    String driver,
    OptionalLong users) {
  /** Copies its collections. */
  EngineState {
    controllers = Set.copyOf(controllers);
    networks = Map.copyOf(networks);
  }

  /** One that says nothing of how it stores images, nor of users. */
  EngineState(
      String program,
      String fault,
      String remedy,
      String version,
      boolean rootless,
      String cgroup,
      Set<String> controllers,
      String runtime,
      boolean local,
      String storage,
      OptionalLong memory,
      Map<String, List<Cidr>> networks) {
    this(
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
        memory,
        networks,
        "",
        OptionalLong.empty());
  }

  /**
   * One that does not answer.
   *
   * @param local true when this machine runs Linux, where it would be
   */
  static EngineState silent(String program, String fault, String remedy, boolean local) {
    return new EngineState(
        program,
        fault,
        remedy,
        "",
        false,
        "",
        Set.of(),
        "",
        local,
        "",
        OptionalLong.empty(),
        Map.of());
  }

  /** With its networks. */
  EngineState with(Map<String, List<Cidr>> blocks) {
    return new EngineState(
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
        memory,
        blocks,
        driver,
        users);
  }

  /** True when it answers. */
  boolean answers() {
    return fault.isEmpty();
  }

  /** True for an engine of this program. */
  boolean is(String name) {
    return program.equals(name);
  }
}
