package dev.kindred.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON into maps and lists, and writes records, maps and lists as JSON. Numbers keep all of
 * their digits. Of members of the same name the last one counts, as iproute2 repeats some.
 */
public final class Json {
  /** Its limits hold, on depth (500), names, texts and numbers. */
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /**
   * Reads a document.
   *
   * @param source whose text it is, for the error
   * @throws Fault when it is no JSON
   */
  public static JsonValue parse(String text, String source) {
    List<JsonValue> all = stream(text, source);
    if (all.isEmpty()) {
      throw new Fault(source + " is empty where JSON was expected", "");
    }
    if (all.size() != 1) {
      throw new Fault(source + " is not one JSON document but " + all.size(), "");
    }
    return all.getFirst();
  }

  /** Reads documents that stand one behind the other, as {@code ip -json -batch} prints them. */
  public static List<JsonValue> stream(String text, String source) {
    List<JsonValue> values = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
        values.add(new JsonValue(value(parser, t), source));
      }
    } catch (JacksonException e) {
      throw new Fault(source + " is no JSON: " + e.getOriginalMessage(), "", e);
    } catch (NumberFormatException e) { // Of an exponent that is out of all range.
      throw new Fault(source + " is no JSON: " + e.getMessage(), "", e);
    }
    return values;
  }

  private static @Nullable Object value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      default -> null;
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      map.put(key, value(parser, parser.nextToken()));
    }
    return Collections.unmodifiableMap(map);
  }

  private static List<@Nullable Object> array(JsonParser parser) {
    List<@Nullable Object> list = new ArrayList<>();
    // At the end of a text that is cut off the parser throws, as it knows of the open bracket.
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      list.add(value(parser, t));
    }
    return Collections.unmodifiableList(list);
  }

  /**
   * The name of the member that a component of a record becomes. One that ends with an underscore
   * would be a word of the language without it, as {@code for}.
   */
  public static String name(String component) {
    return component.endsWith("_") ? component.substring(0, component.length() - 1) : component;
  }

  /**
   * A value as JSON on one line: maps, lists, records, optionals, enums, text and numbers. What is
   * no number in JSON, as infinity, becomes null. {@link Unwrapped} members of a record stand in
   * the record's own object.
   *
   * @throws Fault when it is nested deeper than the reader would read
   */
  public static String write(Object value) {
    try {
      return JsonWriter.write(FACTORY, value);
    } catch (JacksonException e) {
      throw new Fault("cannot be written as JSON: " + e.getOriginalMessage(), "", e);
    }
  }

  /** As {@link #write}, over several lines, for people. */
  public static String pretty(Object value) {
    return PrettyJson.of(write(value));
  }
}
