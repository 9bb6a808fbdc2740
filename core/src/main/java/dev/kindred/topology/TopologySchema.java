package dev.kindred.topology;

import dev.kindred.topology.Compound.Either;
import dev.kindred.topology.Compound.Fields;
import dev.kindred.topology.Compound.Names;
import dev.kindred.topology.Compound.Rows;
import dev.kindred.topology.Compound.Table;
import dev.kindred.topology.Shape.Blocks;
import dev.kindred.topology.Shape.Choice;
import dev.kindred.topology.Shape.Command;
import dev.kindred.topology.Shape.Keyword;
import dev.kindred.topology.Shape.Name;
import dev.kindred.topology.Shape.Text;
import dev.kindred.topology.Shape.Truth;
import dev.kindred.topology.Shape.Whole;
import dev.kindred.topology.Shape.Word;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * The form of a topology file for editors and for people, generated from {@link TopologyKeys}, from
 * which the reader's own checks come, too. The generated schema is also shipped as the resource
 * {@code kindred.schema.json}; a test holds the two together.
 */
public final class TopologySchema {
  private static final String NAME_PATTERN = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

  /** Quotes that are closed, and no backslash at the end; and something to run. */
  private static final String COMMAND_PATTERN =
      "^(?=[\\s\\S]*\\S)([^\\\\'\"]|\\\\[\\s\\S]|'[^']*'|\"([^\\\\\"]|\\\\[\\s\\S])*\")*$";

  private static final String IPV4 = "blockIPv4";
  private static final String IPV6 = "blockIPv6";

  private final JsonGenerator json;

  private TopologySchema(JsonGenerator json) {
    this.json = json;
  }

  /** A JSON Schema of the draft 2020-12. */
  public static String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(new Indented(), text)) {
      new TopologySchema(generator).document();
    }
    return text.append('\n').toString();
  }

  /** Every key as a table in Markdown, for the documentation. */
  public static String table() {
    StringBuilder text = new StringBuilder("| key | value | default | meaning |\n");
    text.append("|---|---|---|---|\n");
    rows(text, "", TopologyKeys.FILE);
    rows(text, "underlay.", TopologyKeys.UNDERLAY);
    rows(text, "kind.", KindKeys.BLOCK.fields());
    rows(text, "clusters[].", TopologyKeys.CLUSTER);
    rows(text, "networks[].", TopologyKeys.NETWORK);
    rows(text, "workloads[].", TopologyKeys.WORKLOAD);
    return text.toString();
  }

  private static void rows(StringBuilder text, String prefix, Fields fields) {
    for (Key key : fields.keys()) {
      String absent = key.required() ? "must be given" : key.absent();
      String row = "| `%s` | %s | %s | %s |\n";
      text.append(
          row.formatted(prefix + key.name(), key.shape().wanted(), absent, key.description()));
    }
  }

  private void document() {
    json.writeStartObject();
    json.writeStringProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
    json.writeStringProperty("$id", "urn:kindred:topology");
    json.writeStringProperty("title", "Kindred topology");
    json.writeStringProperty(
        "description", "A lab of Kubernetes clusters with data-plane networks.");
    shape(TopologyKeys.FILE);
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
    define(KindKeys.BLOCK);
    define(KindKeys.NETWORKING);
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
  }

  /** Whatever YAML can say, but nothing. */
  private void defineValue() {
    json.writeObjectPropertyStart("value");
    strings("type", List.of("string", "number", "boolean", "array", "object"));
    nested("items", new Free());
    nested("additionalProperties", new Free());
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
      case Free() -> reference("value");
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

  /** Two blanks a level and the same line ends on every system. */
  private static final class Indented extends ObjectWriteContext.Base {
    private final DefaultIndenter indenter = new DefaultIndenter("  ", "\n");

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    }
  }
}
