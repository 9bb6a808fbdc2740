package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.EditContract;
import dev.kindred.provider.InWorld;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A program ip that hangs, fails once or always, or writes garbage: the user sees what it was to
 * do, and the next command with a program that works makes the lab whole.
 */
class IpFaultIT implements InWorld {
  private static final String EDITED =
      EditContract.BASE.replace("{name: edge2}", "{name: edge3}").replace("demo2", "demo3");

  /** Is ip, but for calls with certain arguments, for which it does what it finds in a file. */
  private static final String PROGRAM =
      """
      #!/bin/sh
      here=%s
      if what=$(cat $here/do 2>/dev/null); then
        when=$(cat $here/when)
        case " $* " in *"$when"*) eval "$what" ;; esac
      fi
      PATH=${PATH#*:} exec ip "$@"
      """;

  private static final String HANG = "read -r never <$here/never";

  /** Several may be at work at once; one of them can remove the file. */
  private static final String ONCE =
      "if rm $here/do 2>/dev/null; then"
          + " echo 'RTNETLINK answers: Device or resource busy' >&2; exit 2; fi";

  @TempDir private Path folder;
  private Path base;
  private Path edited;

  @Override
  public World world() {
    return new NetnsWorld();
  }

  @BeforeEach
  void put_it_before_the_machines_own() throws Exception {
    base = Files.writeString(folder.resolve("base.yaml"), EditContract.BASE);
    edited = Files.writeString(folder.resolve("edited.yaml"), EDITED);
    Path program = folder.resolve("ip");
    Files.writeString(program, PROGRAM.formatted(folder));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Process fifo = new ProcessBuilder("mkfifo", folder.resolve("never").toString()).start();
    assertThat(fifo.waitFor()).isZero();
  }

  /** What a command says that is beset by it. */
  private String run(TestLab lab, String verb, Path file, String when, String what)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("when"), when);
    Files.writeString(folder.resolve("do"), what);
    String path = folder + ":" + System.getenv("PATH");
    Attack attack = Attack.on(lab, verb, file, Map.of("PATH", path, Victim.LIMIT, "2"));
    String said = attack.said();
    assertThat(attack.end()).as(said).isBetween(0, 1);
    assertThat(said).doesNotContain("Exception");
    return said;
  }

  private static void recovers(TestLab lab, String yaml) {
    lab.up(yaml);
    assertThat(lab.drift()).isEmpty();
    Recovery.isTidy(lab, lab.observed());
    lab.goesWithoutATrace();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          exit 1                                | ip failed in underlay:
          ONCE                                  | ip failed in underlay: RTNETLINK answers: Device or resource busy
          head -c 3000 /dev/urandom; exit 3     | ip failed in underlay:
          HANG                                  | no end within 2 s of what was to set links and routes up in underlay by ip
          exit 0                                | the lab's own shell ended while it was to set the kernel up on edge
          """)
  void of_a_new_lab(String what, String said, TestLab lab) throws Exception {
    String does = what.equals("HANG") ? HANG : what.equals("ONCE") ? ONCE : what;
    assertThat(run(lab, "up", base, "-batch /run/kindred/work", does)).startsWith(said);
    recovers(lab, EditContract.BASE);
  }

  @Test
  void that_hangs_when_the_underlay_is_made(TestLab lab) throws Exception {
    String said = run(lab, "up", base, "-batch - ", HANG);
    assertThat(said)
        .startsWith(
            "could not set lab contract up in its namespaces: no end within 2 s of what was to do"
                + " so: /bin/sh "
                + folder
                + "/ip -batch -");
    recovers(lab, EditContract.BASE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          echo no; echo 'no such device' >&2; exit 1   | : no such device
          echo '[]'                                    | is cut off
          head -c 3000 /dev/urandom                    | ip's answer in
          echo '[{"ifname": "lo", "flags": ['          | ip's answer in
          echo '[[1, null], "a"]'; echo '{"a": [2]}'   | is not an object where one was expected
          cat /dev/zero                                | ip's answer in
          HANG                                         | by ip
          """)
  void when_a_lab_is_looked_at(String what, String said, TestLab lab) throws Exception {
    lab.up(EditContract.BASE);
    Map<String, String> before = lab.identities();
    String does = what.equals("HANG") ? HANG : what + "; exit 0";
    assertThat(run(lab, "status", base, "-json", does)).contains(said);
    assertThat(lab.drift()).isEmpty();
    assertThat(lab.identities()).isEqualTo(before);
    recovers(lab, EditContract.BASE);
  }

  @Test
  void that_fails_once_when_a_lab_is_looked_at_is_asked_again(TestLab lab) throws Exception {
    lab.up(EditContract.BASE);
    assertThat(run(lab, "status", base, "-json", ONCE)).isEqualTo("0 changes");
    recovers(lab, EditContract.BASE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ONCE", "kill -9 $$", "HANG", "echo garbage; exit 0"})
  void when_something_is_removed(String what, TestLab lab) throws Exception {
    lab.up(EditContract.BASE);
    String does = what.equals("HANG") ? HANG : what.equals("ONCE") ? ONCE : what;
    String said = run(lab, "up", edited, " netns del ", does);
    if (what.equals("HANG")) {
      assertThat(said)
          .startsWith("no end within 2 s of what was to remove pod edge")
          .contains(" by ip\n");
    } else if (!what.endsWith("exit 0")) {
      assertThat(said).startsWith("could not remove the namespace of pod edge");
    }
    recovers(lab, EDITED);
  }
}
