package dev.kindred.topology.file;

import dev.kindred.topology.Family;
import dev.kindred.topology.Label;
import dev.kindred.topology.file.Compound.Either;
import dev.kindred.topology.file.Compound.Fields;
import dev.kindred.topology.file.Compound.Names;
import dev.kindred.topology.file.Compound.Rows;
import dev.kindred.topology.file.Compound.Table;
import dev.kindred.topology.file.Shape.Blocks;
import dev.kindred.topology.file.Shape.Choice;
import dev.kindred.topology.file.Shape.Command;
import dev.kindred.topology.file.Shape.Keyword;
import dev.kindred.topology.file.Shape.Name;
import dev.kindred.topology.file.Shape.Text;
import dev.kindred.topology.file.Shape.Truth;
import dev.kindred.topology.file.Shape.Whole;
import dev.kindred.topology.file.Shape.Word;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/**
 * The form of a topology file for editors, generated from {@link TopologyKeys}, from which the
 * reader's own checks come, too. The generated schema is also shipped as the resource {@code
 * kindred.schema.json}; a test holds the two together.
 */
public final class TopologySchema {
  private static final String NAME_PATTERN = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

  /** Quotes that are closed, and no backslash at the end; and something to run. */
  private static final String COMMAND_PATTERN =
      "^(?=[\\s\\S]*\\S)([^\\\\'\"]|\\\\[\\s\\S]|'[^']*'|\"([^\\\\\"]|\\\\[\\s\\S])*\")*$";

  private static final String IPV4 = "blockIPv4";
  private static final String IPV6 = "blockIPv6";

  private final Dialect dialect;
  private final JsonGenerator json;

  private TopologySchema(Dialect dialect, JsonGenerator json) {
    this.dialect = dialect;
    this.json = json;
  }

  /** A JSON Schema of the draft 2020-12. */
  public static String json(Dialect dialect) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(new IndentedJson(), text)) {
      new TopologySchema(dialect, generator).document();
    }
    return text.append('\n').toString();
  }

  private void document() {
    json.writeStartObject();
    json.writeStringProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
    json.writeStringProperty("$id", "urn:kindred:topology");
    json.writeStringProperty("title", "Kindred topology");
    json.writeStringProperty(
        "description", "A lab of Kubernetes clusters with data-plane networks.");
    shape(new TopologyKeys(dialect).file());
    json.writeObjectPropertyStart("$defs");
    define("name", "A label of RFC 1123 in lower case.", NAME_PATTERN);
    json.writeNumberProperty("maxLength", Label.LONGEST);
    json.writeEndObject();
    define(IPV4, "An address block of IPv4, without host bits.", BlockPattern.ipv4());
    json.writeEndObject();
    define(IPV6, "An address block of IPv6, without host bits.", BlockPattern.ipv6());
    json.writeEndObject();
    json.writeObjectPropertyStart("block");
    either(IPV4, IPV6);
    json.writeEndObject();
    dialect.vocabularies().forEach(words -> define(words.block()));
    defineValue();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void define(String name, String description, String pattern) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("description", description);
    json.writeStringProperty("type", "string");
    json.writeStringProperty("pattern", pattern);
  }

  private void define(Reserved reserved) {
    json.writeObjectPropertyStart(reserved.name());
    shape(reserved.fields());
    json.writeEndObject();
    for (Key key : reserved.fields().keys()) {
      if (key.shape() instanceof Reserved within) {
        define(within);
      }
    }
  }

  /** Whatever YAML can say, but nothing. */
  private void defineValue() {
    json.writeObjectPropertyStart("value");
    strings("type", List.of("string", "number", "boolean", "array", "object"));
    nested("items", new AnyValue());
    nested("additionalProperties", new AnyValue());
    json.writeEndObject();
  }

  private void shape(Shape shape) {
    switch (shape) {
      case Name() -> reference("name");
      case Text() -> text("\\S");
      case Command() -> text(COMMAND_PATTERN);
      case Word() -> strings("type", List.of("string", "number", "boolean"));
      case Choice choice -> strings("enum", choice.words());
      case Keyword(String word) -> json.writeStringProperty("const", word);
      case Whole(int least, int most) -> {
        json.writeStringProperty("type", "integer");
        json.writeNumberProperty("minimum", least);
        json.writeNumberProperty("maximum", most);
      }
      case Truth() -> json.writeStringProperty("type", "boolean");
      case Blocks() -> oneOrMany("block", 1, Family.values().length);
      case Names names -> oneOrMany("name", names.least(), Integer.MAX_VALUE);
      case Rows rows -> {
        json.writeStringProperty("type", "array");
        json.writeNumberProperty("minItems", rows.least());
        json.writeNumberProperty("maxItems", rows.most());
        nested("items", rows.item());
      }
      case Table table -> {
        json.writeStringProperty("type", "object");
        nested("additionalProperties", table.cell());
      }
      case Either(List<Shape> shapes) -> alternatives(shapes);
      case Fields fields -> fields(fields);
      case AnyValue() -> reference("value");
      case Reserved reserved -> reference(reserved.name());
    }
  }

  private void text(String pattern) {
    json.writeStringProperty("type", "string");
    json.writeStringProperty("pattern", pattern);
  }

  private void reference(String definition) {
    json.writeStringProperty("$ref", "#/$defs/" + definition);
  }

  private void either(String... definitions) {
    json.writeArrayPropertyStart("anyOf");
    for (String definition : definitions) {
      json.writeStartObject();
      reference(definition);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** A list has at most one block a family. */
  private void oneOfEach() {
    json.writeArrayPropertyStart("allOf");
    for (String family : List.of(IPV4, IPV6)) {
      json.writeStartObject();
      json.writeObjectPropertyStart("contains");
      reference(family);
      json.writeEndObject();
      json.writeNumberProperty("minContains", 0);
      json.writeNumberProperty("maxContains", 1);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void oneOrMany(String definition, int least, int most) {
    json.writeArrayPropertyStart("anyOf");
    json.writeStartObject();
    reference(definition);
    json.writeEndObject();
    json.writeStartObject();
    json.writeStringProperty("type", "array");
    json.writeNumberProperty("minItems", least);
    if (most < Integer.MAX_VALUE) {
      json.writeNumberProperty("maxItems", most);
    }
    json.writeBooleanProperty("uniqueItems", true);
    if (definition.equals("block")) {
      oneOfEach();
    }
    json.writeObjectPropertyStart("items");
    reference(definition);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void alternatives(List<Shape> shapes) {
    json.writeArrayPropertyStart("anyOf");
    for (Shape shape : shapes) {
      json.writeStartObject();
      shape(shape);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void fields(Fields fields) {
    json.writeStringProperty("type", "object");
    json.writeBooleanProperty("additionalProperties", false);
    List<String> required = fields.keys().stream().filter(Key::required).map(Key::name).toList();
    if (!required.isEmpty()) {
      strings("required", required);
    }
    json.writeObjectPropertyStart("properties");
    for (Key key : fields.keys()) {
      json.writeObjectPropertyStart(key.name());
      String absent = key.required() ? "" : " Default: " + key.absent() + ".";
      json.writeStringProperty("description", key.description() + absent);
      shape(key.shape());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void nested(String name, Shape shape) {
    json.writeObjectPropertyStart(name);
    shape(shape);
    json.writeEndObject();
  }

  private void strings(String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
