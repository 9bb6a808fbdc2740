package dev.kindred.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kindred.host.Command;
import dev.kindred.host.MissingRequirement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The real go and the real module of kind, into a cache for the test. */
@Timeout(900)
@Tag("root")
class KindProgramIT {
  private static final String CLOSED = "http://127.0.0.1:1";

  @TempDir private Path folder;
  private final List<String> progress = new ArrayList<>();

  /** This machine with a PATH that has go, and no kind. */
  private static Surroundings withoutKind(Map<String, String> environment) {
    Surroundings here = Surroundings.ofThisMachine();
    Path go = here.find("go").orElse(Path.of("/none/go"));
    Map<String, String> changes = new HashMap<>(environment);
    changes.put("PATH", go.resolveSibling(".").normalize().toString());
    return new Surroundings(List.of(), here.architecture(), changes);
  }

  @Test
  @DisabledIfSystemProperty(
      named = "kindred.offline",
      matches = "true",
      disabledReason = "kindred.offline is set")
  void it_is_built_by_go_and_runs() {
    Surroundings around = withoutKind(Map.of());
    assumeTrue(around.has("go"), "there is no go here");
    assumeTrue(!around.has("kind"), "kind is beside go");
    KindProgram kind = new KindProgram(around, folder.resolve("cache"));

    Path file = kind.obtain(List.of(new GoSource(around)), progress::add);

    assertThat(progress).containsExactly("building kind: go install sigs.k8s.io/kind@v0.33.0");
    assertThat(kind.command()).isEqualTo(file.toString());
    assertThat(Command.of(kind.command(), "version").run().stdout())
        .startsWith("kind v0.33.0 go1.");
  }

  @Test
  void a_machine_without_network_says_what_was_tried() {
    Map<String, String> offline = new HashMap<>();
    for (String name : List.of("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")) {
      offline.put(name, CLOSED);
    }
    offline.putAll(Map.of("no_proxy", "", "NO_PROXY", "", "GOFLAGS", "-modcacherw"));
    offline.put("GOPATH", folder.resolve("go").toString()); // What was built once is at hand.
    offline.put("GOMODCACHE", folder.resolve("go/pkg/mod").toString());
    Surroundings around = withoutKind(offline);
    assumeTrue(!around.has("kind"), "kind is beside go");

    MissingRequirement fault =
        catchThrowableOfType(
            MissingRequirement.class,
            () -> new KindProgram(around, folder.resolve("cache")).obtain(progress::add));

    assertThat(fault.getMessage())
        .startsWith("there is no program kind here, and it could not be had:")
        .contains("the official release: could not download https://github.com/")
        .contains("go install: ");
    assertThat(fault.remedy()).contains("copy the file from another machine");
  }
}
