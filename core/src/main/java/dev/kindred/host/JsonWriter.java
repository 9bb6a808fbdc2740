package dev.kindred.host;

import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes values as JSON on one line. */
final class JsonWriter {
  private final JsonGenerator out;

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
    for (RecordComponent part : record.getClass().getRecordComponents()) {
      member(part.getName(), get(part.getAccessor(), record));
    }
    out.writeEndObject();
  }

  private static @Nullable Object get(Method accessor, Record record) {
    try {
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + accessor, e);
    }
  }
}
