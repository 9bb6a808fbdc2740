package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kindred.host.Json;
import dev.kindred.lab.LabCycle;
import dev.kindred.provider.InWorld;
import dev.kindred.provider.Progress;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import dev.kindred.verify.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text that would do something if a shell read it, wherever somebody can bring text in. */
class NastyTextIT implements InWorld {
  @TempDir private Path folder;

  @Override
  public World world() {
    return new NetnsWorld();
  }

  private List<String> nasty() {
    String mark = folder.resolve("mark").toString();
    return List.of(
        "$(touch " + mark + ")",
        "`touch " + mark + "`",
        "; touch " + mark + " #",
        "' ; touch " + mark + " ; '",
        "\"; touch " + mark + " ; \"",
        "&& touch " + mark,
        "| touch " + mark,
        "${IFS}*?[a-z]~",
        "-n",
        "--",
        "a  b\tc\nd\\n\\",
        "",
        "ä€😀");
  }

  @Test
  void a_workloads_command_gets_its_words_as_they_stand_in_the_file(TestLab lab) {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "printf '<%s>' \"$@\"; exec sleep 100"));
    command.add("sh");
    command.addAll(nasty());
    lab.up(
        """
        clusters: [edge1]
        networks: []
        workloads: [{name: demo1, networks: [], command: %s}]
        """
            .formatted(Json.write(command)));
    String expected = "<" + String.join("><", nasty()) + ">";
    await()
        .untilAsserted(() ->
            assertThat(NetnsWorld.inside(lab, "cat", "/run/kindred/pods/edge1_demo1-0/log/1"))
                .isEqualTo(expected));
    assertThat(lab.inPod("edge1/demo1", printed())).isEqualTo(expected);
    assertThat(folder.resolve("mark")).doesNotExist();
  }

  private String[] printed() {
    List<String> line = new ArrayList<>(List.of("printf", "<%s>"));
    line.addAll(nasty());
    return line.toArray(String[]::new);
  }

  @Test
  void a_state_folder_may_have_any_name() throws IOException {
    for (String name : List.of("a b", "$(touch mark)", "'\"; touch mark #", "a\nb", "-n *", "ä€")) {
      Path states = Files.createDirectory(folder.resolve(name));
      LabCycle lab = new LabCycle(TestLab.NAME, states, world().provider(), Duration.ofSeconds(20));
      try {
        lab.up(
            TestLab.topology("clusters: 2\nworkloads: [{name: demo1, command: sleep 100}]\n"),
            Progress.NONE);
        assertThat(lab.status().changes()).as(name).isEmpty();
        assertThat(lab.verify(Sample.DEFAULT).ok()).as(name).isTrue();
      } finally {
        assertThat(lab.down(Progress.NONE)).as(name).isTrue();
      }
      assertThat(states).as(name).isEmptyDirectory();
    }
    assertThat(folder.resolve("mark")).doesNotExist();
    assertThat(Path.of("mark")).doesNotExist();
  }
}
