package dev.kindred.provider.kind.doctor;

import dev.kindred.topology.Cidr;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What was read of the Linux that containers run on. What could not be read is absent. */
record Host(Rights rights, Limits limits, Kernel kernel, Room room, Net net, Rootless rootless) {

  /** One of which nothing is known that matters to a rootless engine alone. */
  Host(Rights rights, Limits limits, Kernel kernel, Room room, Net net) {
    this(rights, limits, kernel, room, net, new Rootless("", Optional.empty()));
  }

  /**
   * What a rootless engine needs besides.
   *
   * @param user the name of this process's user; empty where that is unknown
   * @param tun whether this process can open {@code /dev/net/tun}
   */
  record Rootless(String user, Optional<Boolean> tun) {}

  /**
   * What this process may do, which an engine that it starts may do as well.
   *
   * @param user its number
   * @param sysResource whether it has CAP_SYS_RESOURCE, which raises limits
   * @param openFiles how many files it may open at most
   * @param processes how many processes it may have at most: its own limit, or the kernel's
   * @param ulimits the value of {@code default_ulimits} in containers.conf
   */
  record Rights(
      OptionalLong user,
      Optional<Boolean> sysResource,
      OptionalLong openFiles,
      OptionalLong processes,
      Optional<String> ulimits) {}

  /**
   * How many there may be, and are.
   *
   * @param instances of inotify that one user may have
   * @param instancesUsed by the user whose processes containers are
   * @param watches of inotify that one user may have
   * @param processes that may be at a time: the least of the kernel's limits
   * @param processesUsed with their threads
   * @param processesOfUser that this user's processes may be together
   * @param processesOfContainer by containers.conf; absent where it does not say
   */
  record Limits(
      OptionalLong instances,
      OptionalLong instancesUsed,
      OptionalLong watches,
      OptionalLong processes,
      OptionalLong processesUsed,
      OptionalLong processesOfUser,
      OptionalLong processesOfContainer) {}

  /** Where a part of the kernel is, the best first. */
  enum Presence {
    /** In the kernel as it runs. */
    LOADED,
    /** A module that root's programs have the kernel load when they need it. */
    LOADABLE,
    /** It could not be read. */
    UNKNOWN,
    /** Not to be had. */
    MISSING
  }

  /**
   * The kernel.
   *
   * @param hybrid true when control groups of version 1 stand beside version 2
   * @param features by their module's name
   * @param modulesFolder true when there is a folder {@code /lib/modules}
   */
  record Kernel(boolean hybrid, Map<String, Presence> features, boolean modulesFolder) {
    Kernel {
      features = Map.copyOf(features);
    }

    Presence feature(String module) {
      return features.getOrDefault(module, Presence.UNKNOWN);
    }
  }

  /**
   * What is free, in bytes.
   *
   * @param disk where the engine keeps images and containers
   * @param memory that can be had, swap included
   */
  record Room(OptionalLong disk, OptionalLong memory) {}

  /**
   * The network.
   *
   * @param ports that somebody has
   * @param plainPorts the first port that plain users may listen on
   * @param routes destinations but for the default, with the interface that they lead to
   * @param firewalld its backend when it runs, empty when it does not; absent when that is unknown
   */
  record Net(
      Optional<Set<OpenPort>> ports,
      OptionalLong plainPorts,
      Optional<Map<Cidr, String>> routes,
      Optional<String> firewalld) {}
}
