package dev.kindred;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the examples of docs/library.md as they stand there. */
@Tag("root")
class LibraryPageIT {
  private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @TempDir Path folder;
  private String page = "";

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(Path.of("../docs/library.md"));
  }

  @AfterEach
  void nothing_is_left() {
    assertThat(Kindred.ofThisUser().states(folder.resolve("kindred")).labs()).isEmpty();
  }

  /** The first example behind a heading. */
  private String example(String heading) {
    int begin = page.indexOf("\n", page.indexOf("\n```", page.indexOf("## " + heading)) + 1) + 1;
    return page.substring(begin, page.indexOf("\n```", begin) + 1);
  }

  private String run(String program, String input, String... arguments) {
    String[] line = new String[arguments.length + 1];
    line[0] = BIN.resolve(program).toString();
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    Command command = Command.of(line).env("XDG_STATE_HOME", folder.toString()).input(input);
    return command.in(folder).timeout(Duration.ofMinutes(3)).run().stdout();
  }

  @Test
  void in_jshell() {
    String said = run("jshell", example("In JShell"), "--class-path", CLASS_PATH);
    assertThat(said).contains("==> true").contains("via 10.1.1.1").doesNotContain("|  E");
  }

  @Test
  void in_a_script() throws IOException {
    Path script = Files.writeString(folder.resolve("Repair.java"), example("In a script"));
    String said = run("java", "", "--class-path", CLASS_PATH, script.toString());
    assertThat(said).contains("route ").endsWith("whole again\n");
  }

  @Test
  void in_a_test() throws IOException {
    Path test = Files.writeString(folder.resolve("FactoryTest.java"), example("In a test"));
    run("javac", "", "-cp", CLASS_PATH, "-d", folder.toString(), test.toString());
    Path runner = Files.writeString(folder.resolve("Runner.java"), RUNNER);
    String said = run("java", "", "-cp", folder + ":" + CLASS_PATH, runner.toString());
    assertThat(said).contains("2 passed, 0 failed");
  }

  private static final String RUNNER =
      """
      import org.junit.platform.engine.discovery.DiscoverySelectors;
      import org.junit.platform.launcher.core.*;
      import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

      class Runner {
        public static void main(String[] arguments) {
          var listener = new SummaryGeneratingListener();
          var request = LauncherDiscoveryRequestBuilder.request()
              .selectors(DiscoverySelectors.selectClass("FactoryTest")).build();
          LauncherFactory.create().execute(request, listener);
          var sum = listener.getSummary();
          sum.printFailuresTo(new java.io.PrintWriter(System.out));
          System.out.println(
              sum.getTestsSucceededCount() + " passed, " + sum.getTotalFailureCount() + " failed");
        }
      }
      """;
}
