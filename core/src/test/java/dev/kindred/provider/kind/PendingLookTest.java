package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.EngineSilent;
import dev.kindred.provider.DeclaredNodes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look that goes on while a plan is made, at a node that says no more than that it was asked. */
class PendingLookTest {
  @TempDir private Path folder;
  private PaperEngine fake;

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
  }

  private PendingLook begin() {
    return PendingLook.begin(
        new Observer(fake.engine(), "paper", List.of(DeclaredNodes.controlPlane("edge1"))));
  }

  @Test
  void what_it_sees_is_told_to_whoever_asks_and_the_nodes_are_asked_once() throws IOException {
    PendingLook look = begin();

    assertThat(look.result().observed().nodes()).hasSize(1);
    assertThat(look.result()).isSameAs(look.result());
    assertThat(fake.calls()).filteredOn(call -> call.contains("exec")).hasSize(1);
  }

  @Test
  void a_fault_is_told_to_who_waits_for_it() {
    fake.script("engine", "echo 'Cannot connect to the daemon' >&2; exit 1");

    assertThatThrownBy(begin()::result).isInstanceOf(EngineSilent.class);
  }

  @Test
  void an_engine_that_does_not_say_its_images_is_no_fault_where_it_answers() {
    fake.script(
        "engine",
        """
        [ "$1" != images ] || exit 1
        if [ "$1" = exec ]; then printf '== links\\n[]\\n[]\\n== settings\\n== end\\n'; fi
        """);

    assertThat(begin().result().observed().nodes()).hasSize(1);
  }
}
