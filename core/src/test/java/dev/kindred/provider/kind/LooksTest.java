package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.EngineSilent;
import dev.kindred.plan.Observed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks that go on while a plan is made, at a node that says no more than that it was asked. */
class LooksTest {
  @TempDir private Path folder;
  private PaperEngine fake;
  private KindLab lab;

  @BeforeEach
  void prepare() {
    fake = new PaperEngine(folder);
    fake.script(
        "engine",
        """
        if [ "$1" = exec ]; then
          printf '== links\\n[]\\n[]\\n== settings\\nnet/ipv4/ip_forward:1\\n== end\\n'
        fi
        """);
    lab = new KindLab(fake.home(), fake::engine);
    fake.home().ledger().made("cluster", "edge1", Standing.cluster("edge1", 1).detail());
  }

  private long asked() throws IOException {
    return fake.calls().stream().filter(call -> call.contains("exec")).count();
  }

  @Test
  void what_was_begun_is_taken_once() throws IOException {
    Looks looks = new Looks();
    Supplier<Observed> look = looks.begin(lab);

    assertThat(look.get().nodes()).hasSize(1);
    assertThat(asked()).isEqualTo(1);
    assertThat(look.get().running()).isTrue();
    assertThat(asked()).as("who asks again gets another").isEqualTo(2);
  }

  @Test
  void what_came_of_the_engine_meanwhile_is_looked_at() throws IOException {
    Looks looks = new Looks();
    Supplier<Observed> look = looks.begin(lab);
    looks.outdate();

    assertThat(look.get().nodes()).hasSize(1);
    assertThat(asked()).isBetween(1L, 2L); // The first may not have begun, and nobody waits for it.
  }

  @Test
  void a_fault_is_told_to_who_waits_for_it() {
    Looks looks = new Looks();
    fake.script("engine", "echo 'Cannot connect to the daemon' >&2; exit 1");
    Supplier<Observed> look = looks.begin(lab);

    assertThatThrownBy(look::get).isInstanceOf(EngineSilent.class);
  }

  @Test
  void of_a_lab_without_clusters_nobody_is_asked() {
    fake.home().ledger().gone("cluster", "edge1");

    assertThat(new Looks().begin(lab).get().running()).isFalse();
    assertThat(folder.resolve("calls")).doesNotExist();
  }
}
