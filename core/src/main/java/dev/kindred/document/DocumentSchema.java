package dev.kindred.document;

import dev.kindred.host.Description;
import dev.kindred.host.Json;
import dev.kindred.host.Unwrapped;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON Schemas of documents, made from their records: names and types of components, enums, what
 * may be absent, and {@link Description}s. Members that a schema does not name may come in later
 * releases. They are also shipped as resources, as {@code status.schema.json}; a test holds the two
 * together.
 */
public final class DocumentSchema {
  private final Map<String, Object> definitions = new LinkedHashMap<>();
  private final Map<String, Class<?>> defined = new HashMap<>();

  private DocumentSchema() {}

  /** A JSON Schema of the draft 2020-12. */
  public static String of(Document document) {
    return Json.pretty(new DocumentSchema().schema(document));
  }

  private Map<String, Object> schema(Document document) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:kindred:document:" + document.word());
    schema.put("title", "Kindred document: " + document.word());
    schema.putAll(form(document.form()));
    if (!definitions.isEmpty()) {
      schema.put("$defs", definitions);
    }
    return schema;
  }

  /** A record is an object; a closed interface is any of its records. */
  private Map<String, Object> form(Class<?> type) {
    Map<String, Object> form = new LinkedHashMap<>();
    describe(type, form);
    if (type.isRecord()) {
      Map<String, Object> properties = new LinkedHashMap<>();
      List<String> required = new ArrayList<>();
      members(type, properties, required);
      form.put("type", "object");
      form.put("properties", properties);
      form.put("required", required);
    } else {
      Class<?>[] records = type.getPermittedSubclasses();
      if (records == null) {
        throw new IllegalStateException(type + " is no record and no closed interface");
      }
      form.put("anyOf", Arrays.stream(records).map(this::reference).toList());
    }
    return form;
  }

  private void members(Class<?> record, Map<String, Object> properties, List<String> required) {
    for (RecordComponent component : record.getRecordComponents()) {
      if (component.getType() == Unwrapped.class) {
        members(raw(argument(component.getGenericType())), properties, new ArrayList<>());
      } else {
        String name = Json.name(component.getName());
        Map<String, Object> member = new LinkedHashMap<>();
        describe(component, member);
        member.putAll(type(component.getGenericType()));
        properties.put(name, member);
        required.add(name);
      }
    }
  }

  private static void describe(AnnotatedElement element, Map<String, Object> form) {
    Optional.ofNullable(element.getAnnotation(Description.class))
        .ifPresent(description -> form.put("description", description.value()));
  }

  private Map<String, Object> type(Type type) {
    Class<?> raw = raw(type);
    if (raw == Optional.class) {
      return orNull(type(argument(type)));
    }
    if (Collection.class.isAssignableFrom(raw)) {
      return members("array", "items", type(argument(type)));
    }
    if (raw.isRecord()) {
      return reference(raw);
    }
    if (raw.isEnum()) {
      List<String> words = Arrays.stream(raw.getEnumConstants()).map(Object::toString).toList();
      return members("string", "enum", words);
    }
    return Map.of("type", scalar(raw));
  }

  private static String scalar(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return "boolean";
    }
    if (type == double.class) {
      return "number";
    }
    if (List.of(int.class, long.class, Integer.class, Long.class).contains(type)) {
      return "integer";
    }
    if (type == String.class || type == Timestamp.class) {
      return "string";
    }
    throw new IllegalStateException("what is a " + type + " in JSON?");
  }

  private static Map<String, Object> members(String type, String key, Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("type", type);
    map.put(key, value);
    return map;
  }

  private static Map<String, Object> orNull(Map<String, Object> form) {
    Map<String, Object> either = new LinkedHashMap<>(form);
    either.computeIfPresent("type", (key, type) -> List.of(type, "null"));
    return either;
  }

  /** What several places may hold stands below $defs, once. */
  private Map<String, Object> reference(Class<?> type) {
    String name = type.getSimpleName();
    Class<?> former = defined.putIfAbsent(name, type);
    if (former != null && former != type) {
      throw new IllegalStateException(former + " and " + type + " have the same name");
    }
    if (former == null) {
      definitions.put(name, Map.of()); // Its place, before those of its own members.
      definitions.put(name, form(type));
    }
    return Map.of("$ref", "#/$defs/" + name);
  }

  private static Type argument(Type type) {
    if (type instanceof ParameterizedType of) {
      return of.getActualTypeArguments()[0];
    }
    throw new IllegalStateException(type + " does not say of what");
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType of ? (Class<?>) of.getRawType() : (Class<?>) type;
  }
}
