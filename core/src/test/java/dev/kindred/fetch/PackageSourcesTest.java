package dev.kindred.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.host.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With stand-ins for dnf, apt-get and the like; CniPluginsIT runs the real apt. */
@Timeout(30)
class PackageSourcesTest {
  @TempDir private Path folder;
  private Path programs;
  private Path scratch;
  private Path archive;
  private Surroundings around;
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    programs = Files.createDirectories(folder.resolve("programs"));
    scratch = Files.createDirectories(folder.resolve("scratch"));
    around = Fixture.machine(programs);
    for (String program : List.of("tar", "gzip")) {
      Path real = Programs.find(program, "/usr/bin:/bin").orElseThrow();
      Fixture.program(programs.resolve(program), "exec " + real + " \"$@\"");
    }
    Fixture.plugins(folder.resolve("package/usr/libexec/cni"), "1", "ptp", "host-local");
    archive = folder.resolve("package.tgz");
    Command.of("tar", "-czf", archive.toString(), "-C", folder + "/package", ".").run();
  }

  /** Downloads the archive under the name of a package, and remembers its arguments. */
  private void haveDnf() {
    Fixture.program(
        programs.resolve("dnf"),
        """
        PATH=/usr/bin:/bin
        echo "$@" >%s/arguments
        for a; do case $a in --destdir=*) cp %s "${a#--destdir=}/plugins-1.rpm" ;; esac; done\
        """
            .formatted(folder, archive));
  }

  @Test
  void dnfs_package_is_unpacked_by_bsdtar_where_it_is() throws IOException {
    haveDnf();
    Fixture.program(programs.resolve("bsdtar"), "exec tar \"$@\"");
    Path plugins = new DnfSource(around).fetch(scratch, progress::add);
    assertThat(plugins.resolve("ptp")).isExecutable();
    assertThat(Files.readString(folder.resolve("arguments")))
        .isEqualTo(
            "-y --setopt=cachedir=%1$s/cache --setopt=logdir=%1$s/log download".formatted(scratch)
                + " --destdir=%s/downloads containernetworking-plugins\n".formatted(scratch));
    assertThat(progress)
        .containsExactly("fetching CNI plugins: the package containernetworking-plugins by dnf");
  }

  @Test
  void dnfs_package_is_unpacked_by_rpm2archive_and_tar_otherwise() {
    haveDnf();
    Fixture.program(programs.resolve("rpm2archive"), "PATH=/usr/bin:/bin; cp \"$1\" \"$1.tgz\"");
    Path plugins = new DnfSource(around).fetch(scratch, progress::add);
    assertThat(plugins.resolve("host-local")).isExecutable();
  }

  @Test
  void dnf_without_anything_to_unpack_is_a_fault() {
    haveDnf();
    assertFault(new DnfSource(around), "there is no program rpm2archive");
  }

  @Test
  void dnf_that_downloads_nothing_is_a_fault() {
    Fixture.program(programs.resolve("dnf"), "exit 0");
    assertFault(new DnfSource(around), "the download left 0 files *.rpm, not one");
  }

  @Test
  void what_dnf_says_is_passed_on() {
    Fixture.program(programs.resolve("dnf"), "echo 'Error: no network' >&2; exit 1");
    assertFault(
        new DnfSource(around), "could not download the package: exit code 1: Error: no network");
  }

  @Test
  void a_machine_without_dnf_or_apt_is_told_apart() {
    assertFault(new DnfSource(around), "there is no program dnf");
    assertFault(new AptSource(around), "there is no program apt-get");
    assertThat(progress).isEmpty();
  }

  @Test
  void apt_is_given_lists_of_its_own_when_the_systems_will_not_do() throws IOException {
    Fixture.program(
        programs.resolve("apt-get"),
        """
        PATH=/usr/bin:/bin
        echo "$@" >>%1$s/arguments
        case "$*" in
          *' update') exit 100 ;;
          *Dir::State=*) cp %1$s/package.tgz plugins.deb ;;
          *) echo 'E: Unable to locate package' >&2; exit 100 ;;
        esac\
        """
            .formatted(folder));
    Fixture.program(
        programs.resolve("dpkg-deb"),
        "PATH=/usr/bin:/bin; mkdir \"$3\"; exec tar -xf \"$2\" -C \"$3\"");
    Path plugins = new AptSource(around).fetch(scratch, progress::add);
    assertThat(plugins).isEqualTo(scratch.resolve("unpacked/usr/lib/cni"));
    assertThat(scratch.resolve("unpacked/usr/libexec/cni/ptp")).isExecutable();
    String common = "-q -c %1$s/apt.conf -o Dir::Cache=%1$s/cache".formatted(scratch);
    String own = " -o Dir::State=%s/state".formatted(scratch);
    assertThat(Files.readAllLines(folder.resolve("arguments")))
        .containsExactly(
            common + " download containernetworking-plugins",
            common + own + " update",
            common + own + " download containernetworking-plugins");
    assertThat(progress)
        .containsExactly(
            "fetching CNI plugins: the package containernetworking-plugins by apt",
            "reading the package lists of apt");
  }

  @Test
  void both_failures_of_apt_are_told() {
    Fixture.program(
        programs.resolve("apt-get"),
        """
        case "$*" in
          *' update') echo 'W: Failed to fetch it' >&2; echo more >&2 ;;
          *Dir::State=*) echo 'E: second' >&2; exit 100 ;;
          *) echo 'E: first' >&2; exit 100 ;;
        esac\
        """);
    Fixture.program(programs.resolve("dpkg-deb"), "exit 1");
    assertFault(
        new AptSource(around),
        """
        could not download the package: exit code 100: E: first
        with lists of Kindred's own: could not download the package: exit code 100: E: second
        W: Failed to fetch it\
        """);
  }

  private void assertFault(Source source, String message) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> source.fetch(scratch, progress::add))
        .withMessage(message);
  }
}
