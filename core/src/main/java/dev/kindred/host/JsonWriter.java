package dev.kindred.host;

import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes values as JSON on one line. */
final class JsonWriter {
  /** A component of a record. */
  private record Part(String name, Method accessor) {}

  private final JsonGenerator out;

  /** By the record's class: the JVM makes them anew each time that it is asked. */
  private final Map<Class<?>, List<Part>> parts = new HashMap<>();

  private JsonWriter(JsonGenerator out) {
    this.out = out;
  }

  static String write(JsonFactory factory, Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), text)) {
      new JsonWriter(out).value(value);
    }
    return text.toString();
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> out.writeNull();
      case Map<?, ?> map -> {
        out.writeStartObject();
        map.forEach((k, v) -> member(String.valueOf(k), v));
        out.writeEndObject();
      }
      case Iterable<?> list -> {
        out.writeStartArray();
        list.forEach(this::value);
        out.writeEndArray();
      }
      case Optional<?> some -> value(some.orElse(null));
      case Boolean b -> out.writeBoolean(b);
      case Number number -> number(number);
      case JsonValue v -> value(v.raw());
      case Record record -> record(record);
      default -> out.writeString(value.toString());
    }
  }

  private void member(String name, @Nullable Object value) {
    out.writeName(name);
    value(value);
  }

  private void number(Number number) {
    switch (number) {
      case Integer i -> out.writeNumber(i);
      case Long l -> out.writeNumber(l);
      case Double d when !Double.isFinite(d) -> out.writeNull(); // JSON has no such numbers.
      case Float f when !Float.isFinite(f) -> out.writeNull();
      default -> out.writeNumber(number.toString());
    }
  }

  private void record(Record record) {
    out.writeStartObject();
    members(record);
    out.writeEndObject();
  }

  private void members(Record record) {
    for (Part part : parts.computeIfAbsent(record.getClass(), JsonWriter::parts)) {
      Object value = get(part.accessor(), record);
      if (value instanceof Unwrapped<?> unwrapped) {
        unwrapped.members().ifPresent(this::members);
      } else {
        member(part.name(), value);
      }
    }
  }

  private static List<Part> parts(Class<?> type) {
    List<Part> parts = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      parts.add(new Part(Json.name(component.getName()), accessor));
    }
    return parts;
  }

  private static @Nullable Object get(Method accessor, Record record) {
    try {
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + accessor, e);
    }
  }
}
