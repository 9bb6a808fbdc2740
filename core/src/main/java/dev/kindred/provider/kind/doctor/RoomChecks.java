package dev.kindred.provider.kind.doctor;

import dev.kindred.provider.Finding;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Whether disk and memory are enough. Each number was measured on idle clusters of kind v0.33. */
final class RoomChecks {
  private static final String MEMORY = "memory";
  private static final String DISK = "disk";

  private static final long MB = 1_000_000;

  /** Memory of an idle cluster of one node. */
  private static final long OF_CLUSTER = 600 * MB;

  /** Memory to leave for pods and for what else runs. */
  private static final long SPARE = 1000 * MB;

  /** Disk of the node image, once. */
  private static final long OF_IMAGE = 1000 * MB;

  /** Disk of a node beside its image. */
  private static final long OF_NODE = 500 * MB;

  private RoomChecks() {}

  static List<Finding> of(EngineState engine, Host.Room room, Requirements wish) {
    return List.of(memory(room.memory(), wish), disk(engine, room.disk(), wish));
  }

  /**
   * Each cluster's control plane takes what was measured. What a further node takes was not: to
   * reckon it in full may only warn.
   */
  private static Finding memory(OptionalLong free, Requirements wish) {
    if (free.isEmpty()) {
      return Finding.unknown(MEMORY, "/proc/meminfo could not be read");
    }
    long have = free.getAsLong();
    String what = text(have, "are free", wish, wish.nodes() * OF_CLUSTER);
    String remedy =
        "ps -eo rss,pid,args --sort=-rss | head   # what takes most, to be ended\n"
            + "# or ask for fewer nodes";
    if (have < wish.clusters() * OF_CLUSTER) {
      return Finding.fatal(MEMORY, what, remedy);
    }
    return have < wish.nodes() * OF_CLUSTER + SPARE
        ? Finding.warning(MEMORY, what, remedy)
        : Finding.ok(MEMORY, what);
  }

  /** By the size of the machine that the engine names, as what is free there is not known. */
  static Finding elsewhere(EngineState engine, Requirements wish) {
    if (engine.memory().isEmpty()) {
      return Finding.unknown(MEMORY, engine.program() + " does not say how much it has");
    }
    long have = engine.memory().getAsLong();
    String what =
        text(
            have,
            "is what " + engine.program() + "'s machine has",
            wish,
            wish.nodes() * OF_CLUSTER);
    long wanted = wish.nodes() * OF_CLUSTER + SPARE;
    String remedy = enlarge(engine, (wanted / (1000 * MB) + 1) * 1024);
    if (have < wish.clusters() * OF_CLUSTER) {
      return Finding.fatal(MEMORY, what, remedy);
    }
    return have < wanted ? Finding.warning(MEMORY, what, remedy) : Finding.ok(MEMORY, what);
  }

  private static String enlarge(EngineState engine, long megabytes) {
    return engine.is("podman")
        ? "podman machine stop && podman machine set --memory %d && podman machine start"
            .formatted(megabytes)
        : "# Docker Desktop: Settings, Resources, Memory\n"
            + "colima stop && colima start --memory %d   # where it is Colima"
                .formatted(megabytes / 1024);
  }

  private static Finding disk(EngineState engine, OptionalLong free, Requirements wish) {
    String folder = engine.storage();
    if (free.isEmpty()) {
      return Finding.unknown(
          DISK,
          folder.isEmpty()
              ? "where images and containers are kept is not known"
              : "what is free in " + folder + " could not be read");
    }
    long have = free.getAsLong();
    long nodes = wish.nodes() * OF_NODE;
    String what = text(have, "are free in " + folder, wish, nodes + OF_IMAGE);
    String remedy = engine.program() + " system prune   # removes what no container uses";
    if (have < nodes) {
      return Finding.fatal(DISK, what, remedy);
    }
    return have < nodes + 2 * OF_IMAGE
        ? Finding.warning(DISK, what, remedy)
        : Finding.ok(DISK, what);
  }

  private static String text(long have, String where, Requirements wish, long wanted) {
    return gigabytes(have)
        + " "
        + where
        + "; "
        + wish.text()
        + " "
        + (wish.clusters() == 1 ? "takes" : "take")
        + " about "
        + gigabytes(wanted)
        + " when idle";
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
