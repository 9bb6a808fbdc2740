package dev.kindred.provider;

import dev.kindred.host.NeighbourTable;
import dev.kindred.plan.NeighbourNeed;
import dev.kindred.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Whether the kernel's neighbour tables have room for a lab. */
public final class NeighbourRoom {
  private static final String SUBJECT = "neighbours";

  private NeighbourRoom() {}

  /** What is to be said of this machine before or after a lab is made; empty when all is well. */
  public static List<Finding> of(Plan plan) {
    return of(NeighbourNeed.of(plan), NeighbourTable.ipv4(), NeighbourTable.ipv6());
  }

  /** What is to be said of this machine where packets are lost. */
  public static List<Finding> overflows() {
    List<Finding> findings = new ArrayList<>();
    for (NeighbourTable table : List.of(NeighbourTable.ipv4(), NeighbourTable.ipv6())) {
      if (table.overflows() > 0) {
        findings.add(overflow(table));
      }
    }
    return findings;
  }

  static List<Finding> of(NeighbourNeed need, NeighbourTable ipv4, NeighbourTable ipv6) {
    List<Finding> findings = new ArrayList<>();
    add(need.ipv4(), ipv4, findings);
    add(need.ipv6(), ipv6, findings);
    return findings;
  }

  private static void add(long need, NeighbourTable table, List<Finding> findings) {
    if (table.limit() > 0 && need > table.limit()) {
      findings.add(
          Finding.warning(
              SUBJECT,
              "when all pods of a link talk to each other they need "
                  + need
                  + " entries, and the table of this machine, which all labs share, holds "
                  + table.limit()
                  + " ("
                  + table.key()
                  + "): packets would be lost",
              raise(table, need)));
    }
  }

  static Finding overflow(NeighbourTable table) {
    return Finding.warning(
        SUBJECT,
        "the table of this machine was full "
            + table.overflows()
            + " times since it booted ("
            + table.key()
            + " is "
            + table.limit()
            + "), and packets were lost then",
        raise(table, 2 * table.limit()));
  }

  /** Twice what is needed, and no less than half of it before the kernel begins to clear up. */
  private static String raise(NeighbourTable table, long need) {
    long room = Math.max(2048, Long.highestOneBit(Math.max(1, need)) * 4);
    String soft = table.key().replace("gc_thresh3", "gc_thresh2");
    return "sudo sysctl -w " + soft + "=" + room / 2 + " " + table.key() + "=" + room;
  }
}
