package dev.kindred.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.NeighbourTable;
import dev.kindred.plan.NeighbourNeed;
import org.junit.jupiter.api.Test;

class NeighbourRoomTest {
  private static final NeighbourTable ARP =
      new NeighbourTable("net.ipv4.neigh.default.gc_thresh3", 1024, 3);
  private static final NeighbourTable UNKNOWN =
      new NeighbourTable("net.ipv6.neigh.default.gc_thresh3", 0, 0);

  @Test
  void says_what_is_needed_what_there_is_and_what_mends_it() {
    assertThat(NeighbourRoom.of(new NeighbourNeed(6320, 6320), ARP, UNKNOWN))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
          assertThat(finding.what())
              .isEqualTo(
                  "when all pods of a link talk to each other they need 6320 entries, and the table"
                      + " of this machine, which all labs share, holds 1024"
                      + " (net.ipv4.neigh.default.gc_thresh3): packets would be lost");
          assertThat(finding.remedy())
              .isEqualTo(
                  "sudo sysctl -w net.ipv4.neigh.default.gc_thresh2=8192"
                      + " net.ipv4.neigh.default.gc_thresh3=16384");
        });
  }

  @Test
  void says_nothing_where_there_is_room() {
    assertThat(NeighbourRoom.of(new NeighbourNeed(1024, 0), ARP, UNKNOWN)).isEmpty();
  }

  @Test
  void names_an_overflow_that_happened() {
    assertThat(NeighbourRoom.overflow(ARP).what())
        .startsWith("the table of this machine was full 3 times since it booted");
  }
}
