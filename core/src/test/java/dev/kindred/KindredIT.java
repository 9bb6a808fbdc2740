package dev.kindred;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.kindred.document.Selection;
import dev.kindred.host.Fault;
import dev.kindred.lab.TimeToLive;
import dev.kindred.topology.InvalidTopology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kindred as a program has it, on namespaces. */
@Tag("root")
class KindredIT {
  private static final LabTopology TWO =
      LabTopology.named("library")
          .cluster("edge1")
          .cluster("edge2")
          .network("blue")
          .network("red", Map.of("type", "macvlan"))
          .workload("demo", "blue", "red")
          .build();

  @TempDir Path states;

  private Kindred kindred() {
    return Kindred.ofThisUser().states(states).provider("netns");
  }

  @Test
  void a_lab_of_a_program_comes_is_proven_and_goes() {
    Lab lab = kindred().lab(TWO);
    try (lab) {
      assertThat(lab.exists()).isFalse();
      assertThat(lab.plan()).isNotEmpty();
      assertThat(lab.up()).isNotEmpty();
      assertThat(lab.up()).isEmpty();
      assertThat(lab.status().ok()).isTrue();
      assertThat(lab.verify().ok()).isTrue();
      assertThat(lab.verify().proves()).isTrue();
      assertThat(lab.verify(2).paths()).hasSize(2);
      assertThat(lab.pods()).hasToString("[edge1/demo, edge2/demo]");
      assertThat(lab.explain(lab.pod("edge1/demo"), lab.pod("edge2/demo")).paths()).isNotEmpty();
      assertThat(kindred().labs()).singleElement().hasFieldOrPropertyWithValue("name", "library");
    }
    assertThat(lab.exists()).isFalse();
    assertThat(kindred().labs()).isEmpty();
    assertThat(lab.down()).isFalse();
  }

  @Test
  void programs_run_in_pods_and_on_nodes() {
    try (Lab lab = kindred().lab(TWO)) {
      lab.up();
      Pod pod = lab.pod("edge1/demo");
      String there = lab.pod("edge2/demo").addresses("blue").getFirst().ip();
      assertThat(pod.exec("sh", "-c", "ip route get " + there).stdout()).contains("dev net1");
      assertThat(lab.node("edge1-control-plane").exec("ip", "route").stdout()).contains("proto 75");
      ExecResult said = pod.exec(List.of("sh", "-c", "cat; echo no >&2; exit 3"), "in", second(20));
      assertThat(said).isEqualTo(new ExecResult(3, "in", "no\n"));
      assertThat(said.ok()).isFalse();
      assertThatThrownBy(() -> pod.exec("no-such-program"))
          .isInstanceOfSatisfying(Fault.class, e -> assertThat(e.exitCode()).isEqualTo(127))
          .hasMessageContaining("no-such-program");
      assertThatThrownBy(() -> pod.exec(List.of("sleep", "60"), "", Duration.ofMillis(300)))
          .isInstanceOf(Fault.class);
      assertThatThrownBy(() -> pod.addresses("blu")).hasMessageContaining("edge1/demo");
      assertThatThrownBy(() -> lab.pod("edge1/demp"))
          .isInstanceOfSatisfying(
              Fault.class, e -> assertThat(e.advice().toString()).contains("edge1/demo"));
    }
  }

  @Test
  void what_the_command_prints_a_program_has_as_records() {
    Lab lab = kindred().writing(hint -> "./k " + hint.verb()).lab(TWO);
    try (lab) {
      Outlook.Planned planned = lab.outlook().planned();
      assertThat(planned.document().changes()).hasSize(4);
      assertThat(lab.outlook().doctor("netns").ok()).isTrue();
      assertThat(lab.outlook().recipe()).containsKey("README.md");
      UpResult up = lab.up(Optional.of(new TimeToLive(Duration.ofHours(1))));
      assertThat(up.changes()).hasSize(4);
      assertThat(up.idle()).isEmpty();
      assertThat(up.kubernetes()).isFalse();
      assertThat(lab.record().until()).isPresent();
      Inspection inspection = lab.inspect(Selection.ALL);
      assertThat(inspection.view().plan().pods()).hasSize(2);
      assertThat(inspection.check()).isEmpty();
      assertThat(lab.kubectl().use(List.of("edge2"))).isEmpty();
      assertThat(lab.kubectl().current()).contains("edge2");
      assertThat(lab.paths().document(lab.verify()).ok()).isTrue();
      lab.node("edge1-control-plane").exec("ip", "route", "flush", "proto", "75");
      assertThat(lab.paths().document(lab.verify()).advice().members().orElseThrow().advice())
          .first(as(STRING))
          .contains("./k explain", "./k up");
      assertThat(kindred().gc(Optional.of("library"), List.of(), true).found()).isEmpty();
    }
    assertThat(kindred().lab(kindred().record("library")).exists()).isFalse();
  }

  @Test
  void a_provider_that_is_not_there_is_told_with_the_nearest() {
    assertThatThrownBy(() -> kindred().provider("kin").lab(TWO))
        .isInstanceOfSatisfying(
            UnknownProvider.class, e -> assertThat(e.advice()).hasToString("Did you mean kind?"));
  }

  private static Duration second(int many) {
    return Duration.ofSeconds(many);
  }

  @Test
  void what_broke_is_drift_until_it_is_mended() {
    try (Lab lab = kindred().lab(TWO)) {
      lab.up();
      lab.pod("edge1/demo").exec("ip", "route", "flush", "dev", "net1", "via", "10.1.1.1");
      lab.node("edge2-control-plane").exec("ip", "route", "flush", "proto", "75");
      assertThat(lab.status().ok()).isFalse();
      assertThat(lab.verify().ok()).isFalse();
      assertThat(lab.up()).isNotEmpty();
      assertThat(lab.verify().ok()).isTrue();
    }
  }

  @Test
  void closing_leaves_a_lab_that_was_there() {
    try (Lab first = kindred().lab(TWO)) {
      first.up();
      try (Lab second = kindred().lab(TWO)) {
        second.up();
      }
      try (Lab third = kindred().lab("library")) {
        assertThat(third.status().ok()).isTrue();
        assertThat(third.up()).isEmpty();
      }
      assertThat(first.status().running()).isTrue();
    }
    assertThat(kindred().labs()).isEmpty();
    assertThatThrownBy(() -> kindred().lab("library")).isInstanceOf(Fault.class);
  }

  @Test
  void a_lab_of_a_file_is_not_that_of_a_program() throws Exception {
    Path file = Files.writeString(states.resolve("library.yaml"), "name: library\nclusters: 2\n");
    try (Lab ours = kindred().lab(TWO)) {
      ours.up();
      Lab other = kindred().lab(file);
      assertThatThrownBy(other::up).hasMessageContaining("was made from a program");
      assertThatThrownBy(other::down).hasMessageContaining("library.yaml");
      assertThat(ours.status().ok()).isTrue();
    }
  }

  @Test
  void a_file_without_a_name_is_the_lab_of_its_folder() throws Exception {
    Path folder = Files.createDirectories(states.resolve("files/My Lab"));
    Path file = Files.writeString(folder.resolve("kindred.yaml"), "clusters: 1\n");
    assertThat(kindred().lab(file).name()).isEqualTo("my-lab");
  }

  @Test
  void faults_of_a_topology_are_told_with_their_places() {
    LabTopology faulty =
        LabTopology.of("name: library\nclusters: 2\nnetworks: [{cidr: 10.0.0.0/33}]");
    assertThatThrownBy(() -> kindred().lab(faulty))
        .isInstanceOf(InvalidTopology.class)
        .hasMessageContaining("3:");
    LabTopology unknown = LabTopology.named("library").with("cluster", 2).build();
    assertThatThrownBy(() -> kindred().lab(unknown)).hasMessageContaining("clusters");
    assertThatThrownBy(() -> kindred().provider("docker").lab(TWO)).hasMessageContaining("docker");
  }
}
