package dev.kindred.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kindred.host.ChildJava;
import dev.kindred.host.Command;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.host.MissingRequirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The real apt and the real plugins, into a cache for the test. */
@Timeout(600)
@Tag("root")
class CniPluginsIT {
  private static final Set<String> WANTED = Set.of("ptp", "bridge", "host-local", "macvlan");
  private static final String NOBODY = "65534";

  @TempDir private Path folder;
  private final List<String> progress = new ArrayList<>();

  /** Fetches plugins, into the cache that its argument names. */
  static final class Obtain {
    private Obtain() {}

    public static void main(String[] arguments) {
      Path found =
          CniPlugins.in(Path.of(arguments[0]), bare(Map.of())).obtain(WANTED, System.err::println);
      System.out.println(found);
    }
  }

  /** This machine, as if it had no plugins. */
  private static Surroundings bare(Map<String, String> environment) {
    Map<String, String> changes = new HashMap<>(environment);
    changes.put("CNI_PATH", "");
    return new Surroundings(List.of(), System.getProperty("os.arch"), changes);
  }

  @BeforeEach
  void needs_apt() {
    assumeTrue(Surroundings.ofThisMachine().has("apt-get"), "there is no apt-get here");
  }

  @Test
  @DisabledIfSystemProperty(
      named = "kindred.offline",
      matches = "true",
      disabledReason = "kindred.offline is set")
  void plugins_are_fetched_by_apt_and_run() {
    Path cache = folder.resolve("cache");
    Path found = CniPlugins.in(cache, bare(Map.of())).obtain(WANTED, progress::add);
    assertThat(found).isEqualTo(cache.resolve("cni"));
    assertThat(progress.getFirst())
        .isEqualTo("fetching CNI plugins: the package containernetworking-plugins by apt");
    assertRun(found);
    assertThat(Scratch.list(cache, "cni-fetch-*")).isEmpty();
  }

  @Test
  @DisabledIfSystemProperty(
      named = "kindred.offline",
      matches = "true",
      disabledReason = "kindred.offline is set")
  void a_plain_user_fetches_them_without_the_systems_package_lists() throws IOException {
    assumeTrue(
        Command.of("id", "-u").run().stdout().strip().equals("0"),
        "only root can become another plain user");
    Path home = Files.createDirectories(folder.resolve("home"));
    String classes = forAll(Files.createDirectories(folder.resolve("classes")));
    Path configuration = folder.resolve("apt.conf");
    Files.writeString(configuration, "Dir::State \"" + folder.resolve("no-state") + "\";\n");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Command.of("chown", NOBODY, home.toString()).run();
    Path cache = home.resolve(".cache/kindred");
    List<String> line = new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY));
    line.addAll(List.of("--regid=" + NOBODY, "--clear-groups"));
    line.addAll(ChildJava.line(classes, Obtain.class, cache.toString()));
    Command.Output output =
        Command.of(line.toArray(String[]::new))
            .env(Map.of("HOME", home.toString(), "APT_CONFIG", configuration.toString()))
            .in(home)
            .timeout(Duration.ofMinutes(9))
            .run();
    assertThat(output.stdout()).isEqualTo(cache + "/cni\n");
    assertThat(output.stderr()).contains("reading the package lists of apt");
    assertRun(cache.resolve("cni"));
    assertThat(Files.getAttribute(cache.resolve("cni/ptp"), "unix:uid"))
        .isEqualTo(Integer.valueOf(NOBODY));
  }

  @Test
  void a_machine_without_network_says_what_was_tried() {
    String closed = "http://127.0.0.1:1";
    Map<String, String> offline =
        Map.of("http_proxy", closed, "https_proxy", closed, "no_proxy", "", "NO_PROXY", "");
    MissingRequirement fault =
        catchThrowableOfType(
            MissingRequirement.class,
            () ->
                CniPlugins.in(folder.resolve("cache"), bare(offline))
                    .obtain(WANTED, progress::add));
    assertThat(fault.getMessage())
        .startsWith("there are no CNI plugins bridge, host-local, macvlan, ptp here,")
        .contains("the package containernetworking-plugins by apt: could not download the package")
        .contains("with lists of Kindred's own: ")
        .contains("the package containernetworking-plugins by dnf: ")
        .contains("the official release: could not download https://")
        .contains("by proxy 127.0.0.1:1");
    assertThat(fault.remedy()).contains("sudo apt-get install containernetworking-plugins");
    assertThat(Scratch.list(folder.resolve("cache"), "*")).hasSize(1);
  }

  private static void assertRun(Path plugins) {
    for (String plugin : WANTED) {
      Command.Output output =
          Command.of(plugins.resolve(plugin).toString())
              .env("CNI_COMMAND", "VERSION")
              .input("{\"cniVersion\":\"1.0.0\"}")
              .run();
      assertThat(Json.parse(output.stdout(), plugin).list("supportedVersions"))
          .extracting(JsonValue::asText)
          .contains("1.0.0");
    }
  }

  /** The class path of {@link Obtain}, copied to where every user may read it. */
  private static String forAll(Path target) {
    List<String> copies = new ArrayList<>();
    for (Class<?> type : List.of(Command.class, ChildJava.class)) {
      Path classes = ChildJava.classes(type); // A folder or an archive.
      Command.of("cp", "-r", classes.toString(), target.toString()).run();
      copies.add(target.resolve(classes.getFileName()).toString());
    }
    Command.of("chmod", "-R", "a+rX", target.toString()).run();
    return String.join(":", copies);
  }
}
