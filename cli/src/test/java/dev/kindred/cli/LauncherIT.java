package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("root")
class LauncherIT {
  /** With the cache, classes that nobody uses count as loaded. */
  private static final String NO_CACHE = "-XX:AOTMode=off";

  @TempDir Path folder;

  private Launcher launcher() {
    return new Launcher(folder);
  }

  private List<String> loaded(String option, String... args) {
    String[] line = new String[args.length + 1];
    line[0] = Launcher.HOME.resolve("kindred").toString();
    System.arraycopy(args, 0, line, 1, args.length);
    Command.Output output =
        launcher()
            .command(line)
            .env("KINDRED_JAVA_OPTS", "-Xlog:class+load:stderr " + option)
            .run();
    return output.stderr().lines().filter(l -> l.contains(" source: ")).toList();
  }

  private String file() throws IOException {
    return Files.writeString(folder.resolve("lab.yaml"), "name: launched\nclusters: 2\n")
        .toString();
  }

  private static long of(List<String> loaded, String prefix) {
    return loaded.stream().filter(line -> line.contains(" " + prefix)).count();
  }

  @Test
  void version_is_one_line_and_loads_one_class_of_ours() {
    assertThat(launcher().run("--version").stdout()).matches("kindred \\d+\\.\\d+\\.\\d+.*\n");

    List<String> loaded = loaded(NO_CACHE, "--version");

    assertThat(of(loaded, "dev.kindred.")).isEqualTo(1);
    assertThat(of(loaded, "org.apache.commons.cli.")).isZero();
    assertThat(loaded).hasSizeLessThan(700);
  }

  @Test
  void a_plan_needs_neither_a_provider_nor_an_api_client() throws IOException {
    List<String> loaded = loaded(NO_CACHE, "plan", "-f", file());

    assertThat(of(loaded, "dev.kindred.plan.")).isPositive();
    assertThat(of(loaded, "io.fabric8.")).isZero();
    assertThat(of(loaded, "dev.kindred.provider.netns.probe.")).isZero();
    assertThat(of(loaded, "dev.kindred.render.")).isZero();
    assertThat(loaded).hasSizeLessThan(1800);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", ""})
  void a_name_beyond_ascii_needs_no_locale(String locale) {
    Command.Output output =
        launcher()
            .command(Launcher.HOME.resolve("kindred").toString(), "plan", "-f", "grün.yaml")
            .env("LC_ALL", locale)
            .env("LC_CTYPE", "")
            .env("LANG", "")
            .tryRun();

    assertThat(output.stderr()).contains("grün.yaml");
  }

  @Test
  void an_exit_code_comes_through() {
    assertThat(launcher().run("nonsense").exitCode()).isEqualTo(2);
    assertThat(launcher().run("status").exitCode()).isEqualTo(1);
  }

  @Test
  void a_java_that_is_no_java_is_named() {
    Command.Output output =
        launcher()
            .command(Launcher.HOME.resolve("kindred").toString(), "--version")
            .env("KINDRED_JAVA_HOME", folder.toString())
            .tryRun();

    assertThat(output.exitCode()).isEqualTo(4);
    assertThat(output.stderr())
        .contains("KINDRED_JAVA_HOME is " + folder)
        .contains("no JDK 25 or newer");
  }
}
