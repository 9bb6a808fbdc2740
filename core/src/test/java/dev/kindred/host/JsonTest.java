package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JsonTest {
  private static final String SIGNS = "az09 \"\\/\b\f\n\r\t\u0000\u001fß€\u2028{}[],:";

  private enum Colour {
    RED
  }

  private record Inner(Optional<String> note, Colour colour) {}

  private record Outer(String name, int count, boolean ok, List<Inner> inner, double part) {}

  @Test
  void writes_records_maps_lists_optionals_and_enums() {
    Outer outer =
        new Outer(
            "a",
            1,
            true,
            List.of(
                new Inner(Optional.of("x"), Colour.RED), new Inner(Optional.empty(), Colour.RED)),
            0.5);
    assertThat(Json.write(outer))
        .isEqualTo(
            "{\"name\":\"a\",\"count\":1,\"ok\":true,\"inner\":"
                + "[{\"note\":\"x\",\"colour\":\"RED\"},{\"note\":null,\"colour\":\"RED\"}],"
                + "\"part\":0.5}");
    assertThat(Json.write(Map.of(Colour.RED, List.of()))).isEqualTo("{\"RED\":[]}");
    assertThat(Json.write("text")).isEqualTo("\"text\"");
  }

  @Test
  void writes_every_kind_of_number_as_a_number() {
    List<Number> numbers =
        List.of(
            (byte) 1,
            (short) 2,
            3,
            4L,
            0.5f,
            0.25,
            new BigInteger("123456789012345678901234567890"),
            new BigDecimal("1.50"));
    assertThat(Json.write(numbers))
        .isEqualTo("[1,2,3,4,0.5,0.25,123456789012345678901234567890,1.50]");
  }

  @Test
  void what_is_no_number_in_json_is_null() {
    assertThat(Json.write(List.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY)))
        .isEqualTo("[null,null,null]");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void what_is_written_is_read_again(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      Object value = container(random, 5);
      String text = Json.write(value);
      assertThat(text).doesNotContain("\n");
      assertThat(Json.parse(text, "it").raw()).isEqualTo(value);
      assertThat(Json.write(Json.parse(text, "it"))).isEqualTo(text);
      assertThat(Json.parse(Json.pretty(value), "it").raw()).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_text_that_is_cut_off_is_a_fault(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      String text = Json.write(container(random, 4));
      for (int end = 1; end < text.length(); end++) {
        String cut = text.substring(0, end);
        assertThat(catchThrowable(() -> Json.parse(cut, "it"))).as(cut).isInstanceOf(Fault.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_text_that_is_damaged_is_read_or_is_a_fault(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder(Json.write(container(random, 3)));
      for (int n = random.nextInt(3); n >= 0; n--) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, (char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt()));
      }
      try {
        Json.write(Json.stream(text.toString(), "it"));
      } catch (Fault e) {
        assertThat(e).hasMessageStartingWith("it is no JSON: ");
      }
    }
  }

  @Test
  void reads_documents_that_stand_one_behind_the_other() {
    assertThat(Json.stream("[{\"a\":1}]\n[]  {} 1 \"x\" null", "it"))
        .extracting(JsonValue::raw)
        .containsExactly(List.of(Map.of("a", 1)), List.of(), Map.of(), 1, "x", null);
    assertThat(Json.stream(" \n ", "it")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|it is empty where JSON was expected",
        "{} {}|it is not one JSON document but 2",
      })
  void a_document_is_one(String text, String fault) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> Json.parse(text, "it"))
        .withMessage(fault);
  }

  @Test
  void the_fault_names_the_source_on_one_line() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> Json.parse("[1, 2", "ip's answer"))
        .withMessageStartingWith("ip's answer is no JSON: ")
        .withMessageNotContaining("\n");
  }

  @Test
  void of_members_of_one_name_the_last_counts() {
    assertThat(Json.parse("{\"a\":1,\"b\":2,\"a\":3}", "it").raw())
        .isEqualTo(Map.of("a", 3, "b", 2));
  }

  @Test
  void nesting_has_a_limit() {
    assertThat(Json.parse("[".repeat(500) + "]".repeat(500), "it").asList()).hasSize(1);
    for (String open : List.of("[", "{\"a\":")) {
      assertThatExceptionOfType(Fault.class)
          .isThrownBy(() -> Json.parse(open.repeat(1_000_000), "it"))
          .withMessageContaining("nesting depth");
    }
    Object deep = List.of();
    for (int i = 0; i < 1000; i++) {
      deep = List.of(deep);
    }
    Object value = deep;
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> Json.write(value))
        .withMessageContaining("nesting depth");
  }

  @Test
  void numbers_keep_their_digits() {
    String numbers = "[123456789012345678901234567890,0.1234567890123456789,1E+400,-0,1.50]";
    assertThat(Json.write(Json.parse(numbers, "it")))
        .isEqualTo("[123456789012345678901234567890,0.1234567890123456789,1E+400,0,1.50]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "01", "NaN", "Infinity", "+1", "0x10", "1.", "--1"})
  void what_is_no_number_is_a_fault(String text) {
    assertThatExceptionOfType(Fault.class).isThrownBy(() -> Json.parse(text, "it"));
  }

  @Test
  void a_number_of_too_many_digits_is_a_fault() {
    assertThatExceptionOfType(Fault.class).isThrownBy(() -> Json.parse("9".repeat(100_000), "it"));
  }

  private static Object container(Random random, int depth) {
    Object value = value(random, depth);
    return value instanceof Map || value instanceof List
        ? value
        : List.of(value == null ? 0 : value);
  }

  private static @Nullable Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 7)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextInt();
      case 3 -> Integer.MAX_VALUE + 1L + random.nextInt(Integer.MAX_VALUE);
      case 4 -> new BigInteger(100, random).add(BigInteger.TWO.pow(64));
      case 5 -> new BigDecimal(BigInteger.valueOf(random.nextLong()), 1 + random.nextInt(20));
      case 6 -> text(random);
      case 7 -> list(random, depth);
      default -> map(random, depth);
    };
  }

  private static List<@Nullable Object> list(Random random, int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int n = random.nextInt(5); n > 0; n--) {
      list.add(value(random, depth - 1));
    }
    return list;
  }

  private static Map<String, @Nullable Object> map(Random random, int depth) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int n = random.nextInt(5); n > 0; n--) {
      map.put(text(random), value(random, depth - 1));
    }
    return map;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(8); n > 0; n--) {
      text.append(random.nextInt(20) == 0 ? "\ud83d\ude00" : "");
      text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return text.toString();
  }
}
