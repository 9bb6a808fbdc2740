package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kindred.plan.PodId;
import dev.kindred.provider.Echo;
import dev.kindred.provider.InWorld;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.LostLedger;
import dev.kindred.provider.PodPath;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import dev.kindred.provider.Sighting;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import dev.kindred.provider.netns.probe.Probe;
import dev.kindred.topology.Cidr;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The probe program is killed before it has looked at the lab, as where it is too slow. */
class ProbeEndsIT implements InWorld {
  @Override
  public World world() {
    return new NetnsWorld();
  }

  @Test
  void another_one_sends_the_packets(TestLab lab) {
    lab.seed();
    Path folder = lab.folder();
    LabHome home = new LabHome(folder.getFileName().toString(), folder, new LostLedger());
    try (Provider.Probe probe = world().provider().startProbe(home)) {
      kill(lab);
      Sighting seen = probe.observe();
      assertThat(seen.observed().pods()).isEqualTo(lab.observed().pods());
      assertThat(probe.send(seen, List.of(path(lab)), Progress.NONE))
          .singleElement()
          .satisfies(echo -> assertThat(echo.received()).isEqualTo(echo.sent()).isPositive())
          .extracting(Echo::problem)
          .isEqualTo("");
    }
    lab.isWhole().goesWithoutATrace();
  }

  private static void kill(TestLab lab) {
    String program =
        "[" + Probe.class.getName().charAt(0) + "]" + Probe.class.getName().substring(1);
    await().until(() -> !NetnsWorld.inside(lab, "pgrep", "-f", program).isEmpty());
    NetnsWorld.inside(lab, "pkill", "-9", "-f", program);
  }

  private static PodPath path(TestLab lab) {
    PodId from = new PodId("edge1", "demo1", 0);
    PodId to = new PodId("edge2", "demo1", 0);
    Cidr source = Cidr.of(lab.address("edge1/demo1 net1") + "/32");
    Cidr target = Cidr.of(lab.address("edge2/demo1 net1") + "/32");
    return new PodPath(from, to, "data-plane", source, target, 1400);
  }
}
