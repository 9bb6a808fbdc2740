package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.InWorld;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import org.junit.jupiter.api.Test;

/**
 * Packets of the full size over an underlay that carries large ones, and over one that is changed.
 */
class JumboIT implements InWorld {
  private static final String LAB =
      """
      underlay: {cidr: [172.31.0.0/16, 'fd31::/64'], mtu: %d}
      clusters: [one, two]
      networks:
        - {name: p, type: ptp, cidr: [10.1.0.0/16, 'fd10:1::/48']}
        - {name: b, type: bridge, cidr: [10.2.0.0/16, 'fd10:2::/48'], mtu: %d}
        - {name: m, type: macvlan, cidr: [10.3.0.0/16, 'fd10:3::/48']}
      workloads: [{name: w}]
      """;

  @Override
  public World world() {
    return new NetnsWorld();
  }

  @Test
  void jumbo_frames_pass_and_a_lab_follows_its_file_up_and_down(TestLab lab) {
    lab.up(LAB.formatted(9216, 9000));
    lab.isWhole();
    assertThat(lab.lab().appliedPlan().networks())
        .extracting(network -> network.mtu())
        .containsExactly(9216, 9000, 9216);
    lab.up(LAB.formatted(1500, 1400));
    lab.isWhole();
    lab.up(LAB.formatted(65_535, 65_535));
    lab.isWhole();
    assertThat(lab.up()).isEmpty();
  }
}
