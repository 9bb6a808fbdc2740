package dev.kindred.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kindred.host.Fault;
import dev.kindred.provider.Ledger.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileLedgerTest {
  private static final Entry INTENDED = new Entry("holder", "edge", false, Map.of());
  private static final Entry MADE = new Entry("holder", "edge", true, Map.of("pid", "17"));

  private static final Entry NETWORK = new Entry("network", "a", false, Map.of());

  /** Entries that each of two processes writes. */
  private static final int EACH = 200;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void names_its_file() {
    file = folder.resolve("ledger.jsonl");
  }

  private FileLedger ledger() {
    return new FileLedger(file);
  }

  private void append(byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void append(String text) throws IOException {
    append(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void an_object_is_intended_then_made_then_gone() {
    assertThat(ledger().standing()).isEmpty();
    ledger().intend("holder", "edge");
    assertThat(ledger().standing()).containsExactly(INTENDED);
    ledger().made("holder", "edge", Map.of("pid", "17"));
    assertThat(ledger().standing()).containsExactly(MADE);
    ledger().gone("holder", "edge");
    assertThat(ledger().standing()).isEmpty();
  }

  @Test
  void objects_stand_in_the_order_of_their_last_entries() {
    ledger().intend("network", "a");
    ledger().intend("network", "b");
    ledger().made("network", "a", Map.of());
    ledger().intend("holder", "a");
    assertThat(ledger().standing())
        .extracting(e -> e.kind() + " " + e.name() + " " + e.made())
        .containsExactly("network b false", "network a true", "holder a false");
  }

  @Test
  void what_is_gone_without_a_ledger_makes_none() {
    ledger().gone("holder", "edge");
    assertThat(file).doesNotExist();
  }

  @Test
  void text_of_any_kind_comes_back_as_it_was() {
    Map<String, String> detail = Map.of("path", "/tmp/ä \"b\"\n\tc\\", "empty", "");
    ledger().made("ho/lder", "ed\nge", detail);
    assertThat(ledger().standing()).containsExactly(new Entry("ho/lder", "ed\nge", true, detail));
  }

  @Test
  void cut_off_after_any_byte_it_holds_what_was_whole() throws IOException {
    ledger().intend("holder", "edge");
    int first = Math.toIntExact(Files.size(file));
    ledger().made("holder", "edge", Map.of("pid", "17"));
    byte[] whole = Files.readAllBytes(file);
    int last = whole.length - 1; // Only its line end is missing.
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      List<Entry> expected = new ArrayList<>();
      if (length >= first - 1) {
        expected.add(length >= last ? MADE : INTENDED);
      }
      assertThat(ledger().standing()).as("cut off at %d", length).isEqualTo(expected);
      assertThat(ledger().damaged()).as("cut off at %d", length).isEqualTo(expected.isEmpty());
      ledger().made("holder", "other", Map.of());
      expected.add(new Entry("holder", "other", true, Map.of()));
      assertThat(ledger().standing()).as("and written on").isEqualTo(expected);
    }
  }

  @Test
  void any_byte_that_is_another_is_told_and_the_other_lines_count() throws IOException {
    ledger().made("holder", "edge", Map.of("pid", "17"));
    int first = Math.toIntExact(Files.size(file));
    ledger().intend("network", "a");
    byte[] whole = Files.readAllBytes(file);
    for (int at = 1; at < first - 1; at++) { // Without the line ends.
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << bit);
        Files.write(file, flipped);
        assertThat(ledger().standing()).as("byte %d, bit %d", at, bit).containsExactly(NETWORK);
        assertThat(ledger().damaged()).as("byte %d, bit %d", at, bit).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "{}",
        "17",
        " ",
        "{\"kind\": \"holder\", \"name\": \"edge\", \"state\": \"gone\"}",
        "{\"v\":1,\"crc\":\"00000000\",\"kind\":\"holder\",\"name\":\"edge\",\"state\":\"gone\"}",
        "{\"v\":2,\"crc\":\"00000000\",\"kind\":\"holder\"}",
        "{\"v\":99999999999999999999,\"crc\":\"00000000\"}",
        "\0\0\0\0"
      })
  void lines_that_are_not_ours_say_nothing_and_are_told(String line) throws IOException {
    ledger().made("holder", "edge", Map.of("pid", "17"));
    append(line + "\n");
    assertThat(ledger().damaged()).isTrue();
    ledger().intend("network", "a");
    assertThat(ledger().standing()).containsExactly(MADE, NETWORK);
    assertThat(ledger().damaged()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"kind\":3,\"name\":[],\"state\":{}}",
        "\"kind\":\"holder\"}",
        "\"kind\":\"holder\",\"name\":\"edge\",\"state\":\"frozen\"}",
        "\"kind\":\"holder\",\"name\":\"edge\",\"state\":\"gone\",\"detail\":{\"pid\":3}}",
        "\"kind\":\"holder\"}{\"kind\":\"holder\"}",
        "",
      })
  void so_it_is_with_a_right_checksum_as_somebody_could_write_it(String rest) throws IOException {
    ledger().made("holder", "edge", Map.of("pid", "17"));
    append(summed(1, rest) + "\n");
    assertThat(ledger().standing()).containsExactly(MADE);
    assertThat(ledger().damaged()).isTrue();
  }

  /** A line with its checksum, as the format has it. */
  private static String summed(int version, String rest) {
    CRC32C sum = new CRC32C();
    sum.update(("{\"v\":" + version + "," + rest).getBytes(StandardCharsets.UTF_8));
    return "{\"v\":%d,\"crc\":\"%08x\",%s".formatted(version, sum.getValue(), rest);
  }

  @Test
  void bytes_that_are_no_text_say_nothing_and_are_told() throws IOException {
    ledger().made("holder", "edge", Map.of("pid", "17"));
    append(new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xc3, '\n'});
    assertThat(ledger().standing()).containsExactly(MADE);
    assertThat(ledger().damaged()).isTrue();
  }

  @Test
  void of_a_newer_release_it_is_refused_with_the_version_and_a_remedy() throws IOException {
    ledger().made("holder", "edge", Map.of("pid", "17"));
    append(summed(2, "\"anything\":[]}") + "\n");
    Fault fault = catchThrowableOfType(Fault.class, () -> ledger().standing());
    assertThat(fault)
        .hasMessage("the ledger " + file + " has format 2, and this release knows format 1");
    assertThat(fault.remedy())
        .isEqualTo("A newer Kindred made this lab: use that one, also for kindred down.");
    assertThat(catchThrowableOfType(Fault.class, () -> ledger().damaged())).isNotNull();
    assertThat(catchThrowableOfType(Fault.class, () -> ledger().rebuild(List.of()))).isNotNull();
  }

  @Test
  void none_may_have_been_lost() throws IOException {
    assertThat(ledger().damaged()).isTrue();
    append("");
    assertThat(ledger().damaged()).isTrue();
    ledger().gone("holder", "edge");
    assertThat(ledger().damaged()).isFalse();
  }

  @Test
  void rebuilt_it_is_whole_with_what_was_read_and_what_was_found() throws IOException {
    ledger().intend("holder", "edge");
    ledger().intend("network", "a");
    append("garbage\n");
    ledger().rebuild(List.of(MADE));
    assertThat(ledger().standing()).containsExactly(MADE, NETWORK);
    assertThat(ledger().damaged()).isFalse();
    ledger().gone("network", "a");
    assertThat(ledger().standing()).containsExactly(MADE);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void rebuilt_of_nothing_there_is_none() throws IOException {
    ledger().rebuild(List.of());
    append("garbage\n");
    ledger().rebuild(List.of());
    assertThat(file).doesNotExist();
  }

  /** Writes entries to the ledger that is named, one for each line of its input. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      System.in.read();
      FileLedger ledger = new FileLedger(Path.of(arguments[0]));
      for (int i = 0; i < EACH; i++) {
        ledger.made(arguments[1], Integer.toString(i), Map.of("text", "x".repeat(i * 10)));
      }
    }
  }

  @Test
  void lines_of_two_processes_stand_beside_each_other() throws Exception {
    List<Process> writers = List.of(writer("a"), writer("b"));
    for (Process writer : writers) {
      writer.outputWriter().append('\n').close();
    }
    for (Process writer : writers) {
      assertThat(writer.waitFor()).isZero();
    }
    assertThat(ledger().damaged()).isFalse();
    for (String kind : List.of("a", "b")) {
      assertThat(ledger().standing().stream().filter(e -> e.kind().equals(kind)))
          .extracting(Entry::name)
          .containsExactlyElementsOf(IntStream.range(0, EACH).mapToObj(Integer::toString).toList());
    }
  }

  private Process writer(String kind) throws IOException {
    return new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path", ""),
            Writer.class.getName(),
            file.toString(),
            kind)
        .inheritIO()
        .redirectInput(ProcessBuilder.Redirect.PIPE)
        .start();
  }

  @Test
  void one_that_cannot_be_read_or_written_is_a_fault_that_names_it() throws IOException {
    Files.createDirectory(file);
    assertThat(catchThrowableOfType(Fault.class, () -> ledger().standing()))
        .hasMessageStartingWith("could not read the ledger " + file);
    assertThat(catchThrowableOfType(Fault.class, () -> ledger().intend("holder", "edge")))
        .hasMessageStartingWith("could not write the ledger " + file + ": ");
  }
}
