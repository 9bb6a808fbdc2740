package dev.kindred.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script against a real file system, and what is said of its answers. */
class InvocationIT {
  @TempDir Path root;

  @BeforeEach
  void programs() throws IOException {
    file("bin/tool", "text", "rwxr-xr-x");
    file("bin/script", "#! /bin/tool -x\ntext", "rwxr-xr-x");
    file("bin/orphan", "#!/bin/gone\ntext", "rwxr-xr-x");
    file("bin/data", "text", "rw-r--r--");
    file("other/data", "text", "rwxr-xr-x");
    Files.createSymbolicLink(root.resolve("bin/link"), Path.of("/in/that/root"));
  }

  private void file(String name, String text, String mode) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static String found(String root, String path, String program) {
    return Command.of("sh", "-s", root, path, program)
        .input(Invocation.SCRIPT + "look_for \"$1\" \"$2\" \"$3\"; echo \"$found\"\n")
        .run()
        .stdout()
        .strip();
  }

  @ParameterizedTest
  @CsvSource({
    "tool, there",
    "script, there",
    "link, there",
    "/bin/tool, there",
    "orphan, lacks /bin/gone",
    "data, there",
    "/bin/data, refused",
    "/bin, refused",
    "cd, missing",
    "'', missing",
    "/bin/absent, missing",
  })
  void a_program_is_looked_for_as_a_shell_does_but_no_shell_is_asked(String program, String found) {
    assertThat(found(root.toString(), "/nowhere:/bin:/other", program)).isEqualTo(found);
  }

  @Test
  void without_another_root_it_is_this_machine() {
    assertThat(found("", "/usr/bin:/bin", "sh")).isEqualTo("there");
    assertThat(found("", "/usr/bin:/bin", "there-is-no-such-program")).isEqualTo("missing");
    assertThat(found("", root.resolve("bin").toString(), "link")).isEqualTo("missing");
  }

  @ParameterizedTest
  @CsvSource({
    "missing, 127, there is no program tool in edge1/demo1",
    "refused, 126, tool cannot be run in edge1/demo1",
    "lacks /bin/gone, 127, tool cannot be run in edge1/demo1: there is no /bin/gone",
  })
  void the_exit_code_is_that_of_shells(String found, int code, String message) {
    assertThatThrownBy(() -> Invocation.heed(found, "tool", "in edge1/demo1", "Install it."))
        .hasMessage(message)
        .isInstanceOfSatisfying(Fault.class, e -> assertThat(e.exitCode()).isEqualTo(code));
    assertThatCode(() -> Invocation.heed("there", "tool", "in edge1/demo1", ""))
        .doesNotThrowAnyException();
  }
}
