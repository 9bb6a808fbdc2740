package dev.kindred.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kindred.fetch.Fixture.Canned;
import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.host.MissingRequirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CniPluginsTest {
  private static final Set<String> WANTED = Set.of("ptp", "host-local");
  private static final Canned NONE = Canned.failing("no source", "never asked");

  @TempDir private Path folder;
  private Path cache;
  private Path usual;
  private Surroundings around;
  private final List<String> progress = new CopyOnWriteArrayList<>();

  @BeforeEach
  void prepare() {
    cache = folder.resolve("home/.cache/kindred");
    usual = folder.resolve("usual");
    around = Fixture.machine(Path.of("/usr/bin:/bin"), usual);
  }

  @Test
  void the_first_folder_of_cni_path_with_all_of_them_is_taken() {
    Path first = Fixture.plugins(folder.resolve("first"), "1", "ptp");
    Path second = Fixture.plugins(folder.resolve("second"), "2", "ptp", "host-local", "other");
    Fixture.plugins(usual, "3", "ptp", "host-local");
    around = Fixture.with(around, "CNI_PATH", folder + "/none:" + first + "::" + second);
    assertThat(obtain(NONE)).isEqualTo(second);
    assertThat(NONE.calls()).isEmpty();
  }

  @Test
  void the_usual_folders_come_before_the_cache() {
    Fixture.plugins(cache.resolve("cni"), "1", "ptp", "host-local");
    assertThat(obtain(NONE)).isEqualTo(cache.resolve("cni"));
    Fixture.plugins(usual, "2", "ptp", "host-local");
    assertThat(obtain(NONE)).isEqualTo(usual);
    assertThat(progress).isEmpty();
  }

  @Test
  void what_is_found_in_no_folder_is_fetched_from_the_first_source_that_has_it() {
    Canned second = Canned.giving("second", "2", "ptp", "host-local");
    Path found = obtain(Canned.failing("first", "no luck"), second, NONE);
    assertThat(found).isEqualTo(cache.resolve("cni"));
    assertThat(version(found, "ptp")).isEqualTo("2");
    assertThat(obtain(NONE)).isEqualTo(found);
    assertThat(second.calls()).hasSize(1);
    assertThat(inCache()).containsExactly("cni", "cni.lock");
  }

  @Test
  void the_fault_lists_every_attempt_and_what_to_install() throws IOException {
    Fixture.plugins(usual, "1", "host-local");
    Files.writeString(usual.resolve("ptp"), "not executable");
    Path here = Fixture.plugins(folder.resolve("here"), "1", "other");
    around = Fixture.with(around, "CNI_PATH", here.toString());
    MissingRequirement fault =
        catchThrowableOfType(
            MissingRequirement.class,
            () ->
                obtain(
                    Canned.failing("apt", "first line\nsecond line"),
                    Canned.giving("dnf", "1", "ptp"),
                    Canned.of(
                        "release",
                        scratch -> {
                          Fixture.program(scratch.resolve("ptp"), "echo wrong machine >&2; exit 9");
                          return Fixture.plugins(scratch, "1", "host-local");
                        })));
    assertThat(fault.getMessage())
        .startsWith(
            String.join(
                "\n",
                "there are no CNI plugins host-local, ptp here, and none could be fetched:",
                "  CNI_PATH " + here + ": lacks host-local, ptp",
                "  " + usual + ": not executable there: ptp",
                "  " + cache + "/cni: not there",
                "  apt: first line",
                "    second line",
                "  dnf: what was fetched: lacks host-local",
                "  release: could not start the plugin that was fetched: exit code 9: wrong machine"));
    assertThat(fault.remedy())
        .isEqualTo(
            """
            Install them in one of these ways:
              Debian, Ubuntu  sudo apt-get install containernetworking-plugins
              Fedora          sudo dnf install containernetworking-plugins
              by hand         unpack https://github.com/containernetworking/plugins/releases/\
            download/v1.9.1/cni-plugins-linux-amd64-v1.9.1.tgz into a folder,\
             and set CNI_PATH to it\
            """);
    assertThat(fault.exitCode()).isEqualTo(4);
    assertThat(inCache()).containsExactly("cni.lock");
  }

  @Test
  void an_unset_path_and_a_machine_without_a_release_are_said() {
    around = new Surroundings(List.of(), "riscv64", around.changes());
    MissingRequirement fault = catchThrowableOfType(MissingRequirement.class, () -> obtain());
    assertThat(fault.getMessage()).contains("\n  CNI_PATH: not set\n");
    assertThat(fault.remedy()).contains("unpack a release from " + PluginRelease.PAGE);
  }

  @Test
  void a_cache_that_cannot_be_made_is_one_of_the_reasons() throws IOException {
    Files.writeString(folder.resolve("home"), "a file");
    assertThatExceptionOfType(MissingRequirement.class)
        .isThrownBy(() -> obtain(NONE))
        .withMessageContaining("\n  Kindred's cache: could not use " + cache);
    assertThat(NONE.calls()).isEmpty();
  }

  @Test
  void an_interrupt_ends_the_attempts() {
    Canned interrupted =
        Canned.of(
            "it",
            scratch -> {
              Thread.currentThread().interrupt();
              throw new Fault("interrupted", "");
            });
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> obtain(interrupted, NONE))
        .isNotInstanceOf(MissingRequirement.class)
        .withMessage("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(NONE.calls()).isEmpty();
    assertThat(inCache()).containsExactly("cni.lock");
  }

  @Test
  void this_machines_own_folders_are_searched() {
    assertThat(Surroundings.ofThisMachine().folders())
        .containsExactly(
            Path.of("/opt/cni/bin"), Path.of("/usr/lib/cni"), Path.of("/usr/libexec/cni"));
    assertThat(Surroundings.ofThisMachine().changes()).isEmpty();
  }

  private Path obtain(Canned... sources) {
    return CniPlugins.in(cache, around, List.of(sources)).obtain(WANTED, progress::add);
  }

  private List<String> inCache() {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(cache)) {
      files.sorted().forEach(file -> names.add(file.getFileName().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private static String version(Path folder, String plugin) {
    return Command.of(folder.resolve(plugin).toString()).run().stdout().strip();
  }
}
