package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kindred.host.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands print with {@code -o json} is what {@code kindred schema} says of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentsIT {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @TempDir static Path folder;

  private Launcher launcher;

  /** Of a pod that is well, one whose command fails again and again, and one that is done. */
  @BeforeAll
  void up() throws IOException {
    launcher = new Launcher(folder.resolve("state"));
    Files.writeString(
        folder.resolve("kindred.yaml"),
        """
        name: documents
        clusters: 2
        workloads:
          - name: well
          - name: fails
            command: sh -c 'echo no; exit 3'
            clusters: [edge1]
          - name: done
            command: "true"
            restart: never
            clusters: [edge2]
        """);
    Command.Output up = kindred("up", "-o", "json");
    assertTakes("up", up.stdout());
    for (String event : up.stderr().lines().toList()) {
      assertTakes("event", event);
    }
  }

  @AfterAll
  void down() {
    assertTakes("down", kindred("down", "-o", "json").stdout());
    assertTakes("down", kindred("down", "-o", "json").stdout());
  }

  private Command.Output kindred(String... words) {
    List<String> line = new java.util.ArrayList<>(List.of(Launcher.HOME + "/kindred"));
    line.addAll(List.of(words));
    return launcher.command(line.toArray(String[]::new)).in(folder).tryRun();
  }

  /** Also that it has no member that the schema does not know. */
  private void assertTakes(String document, String json) {
    String text = kindred("schema", document).stdout();
    assertThat(text).contains("\"$id\": \"urn:kindred:document:" + document + "\"");
    String object = "\"type\": \"object\"";
    Schema schema =
        REGISTRY.getSchema(text.replace(object, object + ", \"additionalProperties\": false"));
    assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "status,status --check",
    "plan,plan",
    "verify,verify",
    "explain,explain 1/1 2/1",
    "doctor,doctor",
    "ls,ls",
    "gc,gc",
    "use,use 2",
    "init,init --force -f other.yaml",
    "render,render recipe --force",
    "version,version",
  })
  void what_is_printed_is_as_its_schema_says(String document, String line) {
    Command.Output output = kindred((line + " -o json").split(" "));
    assertTakes(document, output.stdout());
  }

  @Test
  void so_is_what_a_command_says_that_fails() throws IOException {
    Files.writeString(folder.resolve("bad.yaml"), "clusters: none\nnetwork: []\n");
    for (String line : List.of("plan -f bad.yaml", "status --lab none", "up --ttl x --debug")) {
      assertTakes(
          "error", kindred((line + " -o json").split(" ")).stderr().lines().toList().getLast());
    }
  }

  @Test
  void a_document_that_is_not_there_is_told_with_the_nearest() {
    Command.Output output = kindred("schema", "statuses");
    assertThat(output.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(output.stderr()).contains("there is no document statuses", "Did you mean status?");
  }
}
