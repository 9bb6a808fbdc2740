package dev.kindred.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JSON Schemas, by a validator that knows nothing of Kindred. */
class DocumentSchemaTest {
  private static final Path SHIPPED = Path.of("src/main/resources/dev/kindred/document");
  private static final Path EXAMPLES = Path.of("src/test/resources/dev/kindred/document");

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @ParameterizedTest
  @EnumSource(Document.class)
  void are_shipped_as_they_are_generated(Document document) throws IOException {
    String name = document.word() + ".schema.json";
    Golden.check(SHIPPED.resolve(name), DocumentSchema.of(document));
    try (InputStream in = Document.class.getResourceAsStream(name)) {
      assertThat(in).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Document.class)
  void are_schemas(Document document) {
    Schema schemas =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(schemas.validate(DocumentSchema.of(document), InputFormat.JSON)).isEmpty();
  }

  /** Members are optional where they stand in the object of another record alone. */
  @ParameterizedTest
  @EnumSource(Document.class)
  void say_what_each_member_means(Document document) {
    JsonValue schema = Json.parse(DocumentSchema.of(document), document.word());
    assertThat(schema.text("description").orElse("")).endsWith(".");
    schema.members("$defs").values().forEach(DocumentSchemaTest::described);
    described(schema);
  }

  private static void described(JsonValue object) {
    assertThat(object.text("description").orElse("")).isNotEmpty();
    object
        .members("properties")
        .forEach((name, member) ->
            assertThat(member.text("description").orElse("")).as(name).endsWith("."));
  }

  @ParameterizedTest
  @EnumSource(Document.class)
  void take_what_is_written_and_know_each_member_of_it(Document document) throws IOException {
    List<Object> examples = Examples.of(document);
    // Here a member that the schema does not know is a fault; elsewhere it is a later release.
    Schema closed =
        REGISTRY.getSchema(
            DocumentSchema.of(document)
                .replace(
                    "\"type\": \"object\"",
                    "\"additionalProperties\": false, \"type\": \"object\""));
    for (Object example : examples) {
      assertThat(closed.validate(Json.write(example), InputFormat.JSON)).isEmpty();
    }
    Golden.check(
        EXAMPLES.resolve(document.word() + ".json"),
        Json.pretty(examples.size() == 1 ? examples.getFirst() : examples));
  }
}
