package dev.kindred.cli;

import dev.kindred.host.Command;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;

/**
 * A checkout of a test's own: the real launcher and the real jars, few sources, and in the place of
 * Maven, which would take a minute, a script that notes that it was called and copies the jars.
 */
record Checkout(Path home) {
  private static final Path LIB = Launcher.HOME.resolve("cli/target/kindred/lib");
  private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");

  /** One that is built, with sources that are older. */
  static Checkout built(Path home) throws IOException {
    Checkout checkout = new Checkout(home);
    Files.createDirectories(home);
    Files.copy(Launcher.HOME.resolve("kindred"), home.resolve("kindred"));
    checkout.write("core/src/main/java/dev/kindred/plan/Plan.java", "// a source\n", BEFORE);
    checkout.write("cli/src/main/resources/text", "a resource\n", BEFORE);
    for (String pom : List.of("pom.xml", "core/pom.xml", "cli/pom.xml")) {
      checkout.write(pom, "<project/>\n", BEFORE);
    }
    checkout.maven("cp '" + LIB + "'/*.jar \"$lib\"");
    Files.createDirectories(checkout.lib());
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(LIB, "*.jar")) {
      for (Path jar : jars) {
        Files.copy(jar, checkout.lib().resolve(jar.getFileName()));
      }
    }
    return checkout;
  }

  Path lib() {
    return home.resolve("cli/target/kindred/lib");
  }

  void write(String file, String text, Instant time) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    Files.setLastModifiedTime(path, FileTime.from(time));
  }

  /** Has Maven do something else, with {@code $lib} for where the jars are wanted. */
  void maven(String script) throws IOException {
    Path mvnw = home.resolve("mvnw");
    Files.writeString(
        mvnw,
        """
        #!/bin/sh
        echo called >>called
        for word in "$@"; do case $word in -Dkindred.lib=*) lib=${word#*=} ;; esac; done
        mkdir -p "$lib"
        %s
        """
            .formatted(script));
    Files.setPosixFilePermissions(mvnw, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** How often Maven was called since this was asked last. */
  int builds() throws IOException {
    Path called = home.resolve("called");
    int calls = Files.exists(called) ? Files.readAllLines(called).size() : 0;
    Files.writeString(called, "", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    return calls;
  }

  /** A command that builds where that is due, and makes no cache. */
  Command command(String... words) {
    String[] line = new String[words.length + 1];
    line[0] = home.resolve("kindred").toString();
    System.arraycopy(words, 0, line, 1, words.length);
    return new Launcher(home.resolve("state")).command(line).env("KINDRED_BUILD", "");
  }
}
