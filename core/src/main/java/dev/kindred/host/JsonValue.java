package dev.kindred.host;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that is read with care: what is not as expected is a {@link Fault} that names the
 * source.
 */
public final class JsonValue {
  private final @Nullable Object value;
  private final String source;

  JsonValue(@Nullable Object value, String source) {
    this.value = value;
    this.source = source;
  }

  @Nullable Object raw() {
    return value;
  }

  /** The member of an object with this name, when it is there and not null. */
  public Optional<JsonValue> get(String key) {
    if (value instanceof Map<?, ?> map) {
      Object member = map.get(key);
      return member == null
          ? Optional.empty()
          : Optional.of(new JsonValue(member, source + ": " + key));
    }
    throw unexpected("an object");
  }

  /** The text of a member, when it is there. */
  public Optional<String> text(String key) {
    return get(key).map(JsonValue::asText);
  }

  /** The whole number in a member, when it is there. */
  public Optional<Long> number(String key) {
    return get(key).map(JsonValue::asNumber);
  }

  /** The elements of a list in a member; none when it is not there. */
  public List<JsonValue> list(String key) {
    return get(key).map(JsonValue::asList).orElse(List.of());
  }

  /** The members of an object in a member; none when it is not there. */
  public Map<String, JsonValue> members(String key) {
    return get(key).map(JsonValue::asMembers).orElse(Map.of());
  }

  /** This text. */
  public String asText() {
    if (value instanceof String text) {
      return text;
    }
    throw unexpected("text");
  }

  /** This whole number, which is in the range of a long. */
  public long asNumber() {
    return switch (value) {
      case Integer number -> number;
      case Long number -> number;
      case Number number -> exact(number);
      case null, default -> throw unexpected("a number");
    };
  }

  /** True for the truth value, false for all else. */
  public boolean isTrue() {
    return Boolean.TRUE.equals(value);
  }

  /** True for an object. */
  public boolean isObject() {
    return value instanceof Map<?, ?>;
  }

  /** True for a list. */
  public boolean isList() {
    return value instanceof List<?>;
  }

  /** This value as plain maps, lists, texts, whole numbers and truth values; null is left out. */
  public Optional<Object> plain() {
    return Optional.ofNullable(plain(value));
  }

  private static @Nullable Object plain(@Nullable Object any) {
    return switch (any) {
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, member) -> {
          Object plain = plain(member);
          if (plain != null) {
            copy.put(String.valueOf(key), plain);
          }
        });
        yield copy;
      }
      case List<?> list -> list.stream().map(JsonValue::plain).toList();
      case Long number when number == number.intValue() -> number.intValue();
      case null, default -> any;
    };
  }

  /** The elements of this list. */
  public List<JsonValue> asList() {
    if (value instanceof List<?> list) {
      List<JsonValue> values = new ArrayList<>(list.size());
      for (Object element : list) {
        values.add(new JsonValue(element, source));
      }
      return values;
    }
    throw unexpected("a list");
  }

  /** The members of this object, in their order. */
  public Map<String, JsonValue> asMembers() {
    if (value instanceof Map<?, ?> map) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      map.forEach((k, v) -> members.put((String) k, new JsonValue(v, source + ": " + k)));
      return members;
    }
    throw unexpected("an object");
  }

  private long exact(Number number) {
    try {
      return new BigDecimal(number.toString()).longValueExact();
    } catch (ArithmeticException e) {
      throw unexpected("a whole number of 64 bits");
    }
  }

  private Fault unexpected(String wanted) {
    return new Fault(source + " is not " + wanted + " where one was expected", "");
  }
}
