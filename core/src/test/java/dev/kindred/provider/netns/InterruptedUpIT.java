package dev.kindred.provider.netns;

import static dev.kindred.provider.netns.Recovery.converges;
import static dev.kindred.provider.netns.Recovery.undisturbed;
import static dev.kindred.provider.netns.Recovery.vanishes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.InWorld;
import dev.kindred.provider.Progress;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * At whatever step an up or a down falls dead: the next up makes the lab as if nothing had been,
 * and the next down leaves nothing.
 */
@Timeout(180)
class InterruptedUpIT implements InWorld {
  static final String BASE =
      """
      clusters: [{name: edge1, nodes: 2}, {name: edge2}]
      networks:
        - {name: data-plane, cidr: [10.1.0.0/16, 'fd10:1::/48']}
        - {name: bridged, type: bridge}
      workloads:
        - {name: idle, networks: [data-plane, bridged]}
        - {name: busy, networks: [data-plane], command: [sleep, '10000']}
      """;

  static final String EDITED =
      BASE.replace("{name: edge2}", "{name: edge2}, {name: edge3}")
          .replace("networks: [data-plane, bridged]", "networks: [bridged], replicas: 2");

  @TempDir private Path folder;
  private Path base;
  private Path edited;

  @Override
  public World world() {
    return new NetnsWorld();
  }

  @BeforeEach
  void write_the_files() throws IOException {
    base = Files.writeString(folder.resolve("base.yaml"), BASE);
    edited = Files.writeString(folder.resolve("edited.yaml"), EDITED);
  }

  @Test
  void up_that_falls_dead_at_an_entry_of_the_ledger_or_at_a_change(TestLab lab) throws Exception {
    List<String> wanted = undisturbed(lab, BASE);
    lab.lab().down(Progress.NONE);
    int runs = 0;
    for (String event : List.of("ledger", "done")) {
      for (int number = 1; ; number++) {
        Attack attack = Attack.onUp(lab, base, event, number);
        if (attack.end() == 0) {
          vanishes(lab, attack);
          break;
        }
        assertThat(attack.end()).as("%s", attack.said()).isEqualTo(Fuse.EXIT_CODE);
        if (runs++ % 2 == 0) {
          converges(lab, BASE, wanted);
        }
        vanishes(lab, attack);
      }
    }
    assertThat(runs).isEqualTo(4 + 7);
  }

  @Test
  void a_change_that_falls_dead_at_any_of_its_steps(TestLab lab) throws Exception {
    List<String> before = undisturbed(lab, BASE);
    List<String> after = undisturbed(lab, EDITED);
    int runs = 0;
    for (int number = 1; ; number += 3) {
      converges(lab, BASE, before);
      Attack attack = Attack.onUp(lab, edited, "done", number);
      if (attack.end() == 0) {
        break;
      }
      assertThat(attack.end()).as("%s", attack.said()).isEqualTo(Fuse.EXIT_CODE);
      converges(lab, runs++ % 2 == 0 ? EDITED : BASE, runs % 2 == 1 ? after : before);
    }
    assertThat(runs).isGreaterThan(4);
    lab.isWhole();
  }

  @Test
  void down_that_falls_dead_at_an_entry_of_the_ledger(TestLab lab) throws Exception {
    List<String> wanted = undisturbed(lab, BASE);
    for (int number = 1; number <= 2; number++) {
      for (boolean again : List.of(true, false)) {
        lab.up(BASE);
        Attack attack = Attack.onDown(lab, "ledger", number);
        assertThat(attack.end()).as("%s", attack.said()).isEqualTo(Fuse.EXIT_CODE);
        if (again) {
          converges(lab, BASE, wanted);
        }
        vanishes(lab, attack);
      }
    }
  }
}
