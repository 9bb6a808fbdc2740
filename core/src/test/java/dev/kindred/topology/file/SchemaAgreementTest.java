package dev.kindred.topology.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kindred.fuzz.Mutation;
import dev.kindred.host.Json;
import dev.kindred.topology.file.YamlNode.Entries;
import dev.kindred.vocabulary.Vocabularies;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The schema and the reader take the same, as far as a schema can tell. A failure names its text.
 */
class SchemaAgreementTest {
  private static final int TRIALS = 200;

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(TopologySchema.json(Vocabularies.DIALECT));

  private static boolean schemaTakes(Object file) {
    return SCHEMA.validate(Json.write(file), InputFormat.JSON).isEmpty();
  }

  private static Map<String, Object> keyed(String key, Object value) {
    return switch (key) {
      case "cidr" -> Map.of("networks", List.of(Map.of("name", "n", "cidr", value)));
      case "command" -> Map.of("workloads", List.of(Map.of("name", "w", "command", value)));
      default -> Map.of(key, value);
    };
  }

  /** Of a text that is put in quotes; JSON is YAML. */
  private static boolean readerTakes(String key, String value) {
    return Reading.problems(Json.write(keyed(key, value))).isEmpty();
  }

  private static void agree(String key, long seed, Function<Random, String> texts) {
    Random random = new Random(seed);
    int taken = 0;
    for (int i = 0; i < TRIALS; i++) {
      String text = texts.apply(random);
      boolean takes = readerTakes(key, text);
      assertThat(schemaTakes(keyed(key, text))).as("%s: %s", key, text).isEqualTo(takes);
      taken += takes ? 1 : 0;
    }
    assertThat(taken).as("texts that are taken").isBetween(1, TRIALS - 1);
  }

  private static String any(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void on_blocks_of_ipv4(long seed) {
    agree(
        "cidr",
        seed,
        random -> {
          StringBuilder text = new StringBuilder(any(random, "10", "172", "192", "256", "010"));
          for (int i = 0; i < 3; i++) {
            text.append('.').append(any(random, "0", "0", "128", "64", "1", "255", "300", "00"));
          }
          return text + any(random, "/", "/", "/", "", "//") + random.nextInt(36);
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void on_blocks_of_ipv6(long seed) {
    agree(
        "cidr",
        seed,
        random -> {
          StringBuilder text = new StringBuilder(any(random, "fd10", "FD", "fd", "2001", "fd10g"));
          int groups = random.nextInt(9);
          for (int i = 0; i < groups; i++) {
            text.append(':').append(any(random, "0", "0", "0000", "", "1", "ffff", "00000"));
          }
          return text + any(random, "::", "::", "", ":") + "/" + random.nextInt(135);
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void on_bits_behind_the_prefix_of_ipv6(long seed) {
    agree(
        "cidr",
        seed,
        random -> {
          int bits = 17 + random.nextInt(47);
          long address = 0xfd10L << 48 | random.nextLong() >>> 16;
          long host = random.nextBoolean() ? 0 : 1L << random.nextInt(64 - bits);
          address = address >>> 64 - bits << 64 - bits | host;
          StringBuilder text = new StringBuilder();
          for (int shift = 48; shift >= 0; shift -= 16) {
            String group = random.nextBoolean() ? "%x:" : random.nextBoolean() ? "%04x:" : "%X:";
            text.append(group.formatted(address >>> shift & 0xffff));
          }
          boolean last = bits < 48 && random.nextInt(4) == 0;
          String half = text.substring(0, text.length() - 1);
          return last
              ? "fd10:1:2:3:" + half + "/" + (64 + bits)
              : half + any(random, "::", ":0:0:0:0") + "/" + bits;
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void on_commands(long seed) {
    agree(
        "command",
        seed,
        random -> {
          StringBuilder text = new StringBuilder();
          for (int i = random.nextInt(9); i >= 0; i--) {
            text.append(any(random, "a", " ", "'", "\"", "\\", "\n", "b c", "ü"));
          }
          return text.toString();
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void on_names(long seed) {
    agree(
        "name",
        seed,
        random -> {
          StringBuilder text = new StringBuilder();
          for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(any(random, "a", "b7", "-", "Z", "edge-cluster", "_"));
          }
          return text.toString();
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void on_whatever_the_reader_takes(long seed) {
    Mutation mutation =
        new Mutation(new Random(seed), TopologyFuzzTest.GOOD, TopologyFuzzTest.TOKENS);
    TopologyFuzzTest.GOOD.forEach(SchemaAgreementTest::takesToo);
    for (int i = 0; i < TRIALS; i++) {
      takesToo(mutation.next());
    }
  }

  private static void takesToo(String text) {
    if (Reading.problems(text).isEmpty()) {
      YamlNode root = YamlTree.read("k.yaml", text, new Faults("k.yaml")).orElseThrow();
      assertThat(schemaTakes(AnyValue.plain((Entries) root))).as(text).isTrue();
    }
  }
}
