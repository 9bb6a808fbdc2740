package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.Progress;
import dev.kindred.provider.TestLab;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tests take for traces of a lab. */
class TracesIT {
  @Test
  void the_number_of_a_namespace_that_another_lab_has_by_now_is_none(@TempDir Path folder)
      throws Exception {
    try (TestLab lab = new TestLab(new NetnsWorld(), folder)) {
      lab.up(SmallLabs.FILES.getFirst());
      long holder = NetnsWorld.holder(lab).pid();
      String user = NetnsWorld.link(Path.of("/proc/" + holder + "/ns/user"));
      Path gone = Files.createDirectories(folder.resolve("gone"));

      assertThat(NetnsWorld.traces(lab.folder(), user)).hasSizeGreaterThan(1);
      assertThat(NetnsWorld.traces(gone, user)).isEmpty();
      lab.lab().down(Progress.NONE);
    }
  }
}
