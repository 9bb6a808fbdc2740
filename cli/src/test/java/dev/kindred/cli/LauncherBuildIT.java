package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kindred.host.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the launcher builds, and what it says of what it runs. */
class LauncherBuildIT {
  private static final String DEEP = "core/src/main/java/dev/kindred/plan/Plan.java";

  @TempDir Path folder;
  private Checkout checkout;

  @BeforeEach
  void checkout() throws IOException {
    checkout = Checkout.built(folder.resolve("a checkout 1.0"));
  }

  private Command.Output version() {
    return checkout.command("--version").tryRun();
  }

  @Test
  void sources_that_are_older_are_left_alone() throws IOException {
    assertThat(version().stdout()).startsWith("kindred ");
    assertThat(version().stderr()).isEmpty();
    assertThat(checkout.builds()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {DEEP, "cli/src/main/resources/text", "pom.xml", "core/pom.xml"})
  void a_source_that_is_newer_is_built_once(String file) throws IOException {
    checkout.write(file, "changed\n", Instant.now());

    Command.Output output = version();

    assertThat(output.exitCode()).as(output.stderr()).isZero();
    assertThat(output.stdout()).startsWith("kindred ");
    assertThat(output.stderr()).contains("its sources changed: building with");
    assertThat(checkout.builds()).isEqualTo(1);
    assertThat(version().stderr()).isEmpty();
    assertThat(checkout.builds()).isZero();
  }

  @Test
  void what_changes_while_it_builds_is_built_next() throws IOException {
    checkout.maven("cp '" + checkout.lib() + "'/*.jar \"$lib\"; sleep 0.1; echo more >>" + DEEP);
    checkout.write(DEEP, "changed\n", Instant.now());

    version();
    version();

    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void a_source_of_a_day_to_come_is_not_built_for_ever() throws IOException {
    checkout.write(DEEP, "changed\n", Instant.now().plusSeconds(100_000));
    version();
    version();
    assertThat(checkout.builds()).isLessThan(2);
  }

  @Test
  void a_distribution_without_sources_is_run_as_it_is() throws IOException {
    Files.delete(checkout.home().resolve("mvnw"));
    checkout.write(DEEP, "changed\n", Instant.now());
    assertThat(version().stdout()).startsWith("kindred ");
    assertThat(version().stderr()).isEmpty();
  }

  @Test
  void a_build_that_fails_says_what_it_needs_and_how_to_go_on() throws IOException {
    checkout.maven("seq 1 500; echo '[ERROR] no network'; exit 1");
    checkout.write(DEEP, "changed\n", Instant.now());

    Command.Output output = version();

    assertThat(output.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(output.stdout()).isEmpty();
    assertThat(output.stderr())
        .contains("Maven Central", "into ~/.m2", "KINDRED_BUILD=no", "no network")
        .hasLineCount(35);
    assertThat(checkout.command("--version").env("KINDRED_BUILD", "no").run().stdout())
        .startsWith("kindred ");
  }

  @Test
  void a_first_build_without_a_network_says_how_there_can_be_one() throws IOException {
    Path home = Files.createDirectories(folder.resolve("fresh"));
    for (String file :
        List.of(
            "kindred", "mvnw", "pom.xml", "cli/pom.xml", ".mvn/wrapper/maven-wrapper.properties")) {
      Files.createDirectories(home.resolve(file).getParent());
      Files.copy(Launcher.HOME.resolve(file), home.resolve(file));
    }
    Command.Output namespaces =
        Command.of("unshare", "--user", "--map-root-user", "--net", "true").tryRun();
    assumeTrue(namespaces.exitCode() == 0, "no user namespaces here: " + namespaces.stderr());
    Path empty = Files.createDirectories(folder.resolve("empty"));

    Command.Output output =
        Command.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--net",
                home.resolve("kindred") + "",
                "version")
            .env("HOME", empty.toString())
            .env("MAVEN_USER_HOME", empty.resolve(".m2").toString())
            .timeout(Duration.ofMinutes(2))
            .tryRun();

    assertThat(output.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(output.stderr())
        .contains("first use: building with", "the build failed", "MVNW_REPOURL", "settings.xml")
        .contains("Without a network: copy ~/.m2", "apache-maven-");
  }

  @Test
  void a_launcher_that_was_copied_away_names_its_checkout() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("bin"));
    Files.copy(checkout.home().resolve("kindred"), copy.resolve("kindred"));

    Command.Output output = new Checkout(copy).command("plan").tryRun();

    assertThat(output.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(output.stderr())
        .contains("the launcher works from its checkout", "make a link: ln -s ");
    assertThat(copy).isDirectoryContaining(file -> file.endsWith("kindred"));
    assertThat(copy.resolve("cli")).doesNotExist();
  }

  @Test
  void the_commit_is_that_of_the_checkout_whatever_the_caller_is_in() throws IOException {
    String[] script = {
      "sh",
      "-ec",
      "cd \"$1\"; git init -q; git add pom.xml; git -c user.name=a -c user.email=a commit -qm a; git rev-parse HEAD",
      "sh",
      ""
    };
    script[4] = checkout.home().toString();
    String commit = Command.of(script).run().stdout().substring(0, 12);

    Command elsewhere = checkout.command("--version").env("GIT_DIR", "/nowhere/.git");
    assertThat(elsewhere.run().stdout()).matches("kindred \\S+ \\(" + commit + "\\)\n");
    assertThat(checkout.command("version", "-o", "json").run().stdout())
        .contains(
            "\"commit\": \"" + commit + "\"", "\"changed\": true", "\"jdk\": {", "\"plugins\": [");
    // What runs is not what is checked out, or may not be: nothing is claimed.
    assertThat(checkout.command("--version").env("KINDRED_BUILD", "no").run().stdout())
        .doesNotContain(commit);
  }
}
