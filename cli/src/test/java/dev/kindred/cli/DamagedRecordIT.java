package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.host.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab whose record was damaged is still a lab, and can be taken down. */
class DamagedRecordIT {
  @TempDir Path folder;

  @Test
  void a_damaged_provider_is_named_and_the_lab_goes() throws IOException {
    Launcher launcher = new Launcher(folder.resolve("state"));
    Path file = Files.writeString(folder.resolve("lab.yaml"), "name: damaged\nclusters: 1\n");
    Command.Output up = launcher.run("up", "-f", file.toString());
    assertThat(up.exitCode()).as(up.stderr()).isZero();
    try {
      damage(launcher);
    } finally {
      launcher.run("down", "--lab", "damaged", "--provider", "netns");
    }
  }

  private void damage(Launcher launcher) throws IOException {
    Path provider = folder.resolve("state/kindred/damaged/provider");
    assertThat(provider).hasContent("netns\n");

    Files.writeString(provider, "\0\0\0");
    Command.Output status = launcher.run("status", "--lab", "damaged");
    assertThat(status.exitCode()).as(status.stderr()).isZero();
    assertThat(status.stderr()).contains(provider + " is damaged").contains("netns");

    Command.Output json = launcher.run("status", "--lab", "damaged", "-o", "json");
    assertThat(json.stderr().lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(Json.parse(line, "a line").text("event")).isPresent())
        .anySatisfy(line -> assertThat(line).contains("\"warning\"").contains("is damaged"));

    Files.delete(provider);
    assertThat(launcher.run("status", "--lab", "damaged").exitCode()).isZero();

    Files.writeString(provider, "nets\n");
    Command.Output down = launcher.run("down", "--lab", "damaged");
    assertThat(down.stdout()).as(down.stderr()).contains("lab damaged is gone");
    assertThat(down.stderr()).contains(provider + " is damaged");
    assertThat(folder.resolve("state/kindred")).isEmptyDirectory();
  }
}
