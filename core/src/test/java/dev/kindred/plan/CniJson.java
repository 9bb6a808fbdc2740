package dev.kindred.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rendered CNI configurations, which are plain maps and lists. */
final class CniJson {
  private CniJson() {}

  static Map<?, ?> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new AssertionError("not a map: " + value);
  }

  static List<Map<?, ?>> maps(@Nullable Object value) {
    return list(value).stream().<Map<?, ?>>map(CniJson::map).toList();
  }

  static List<Collection<?>> lists(@Nullable Object value) {
    return list(value).stream().<Collection<?>>map(CniJson::list).toList();
  }

  private static Collection<?> list(@Nullable Object value) {
    if (value instanceof Collection<?> list) {
      return list;
    }
    throw new AssertionError("not a list: " + value);
  }
}
