package dev.kindred.lab;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.provider.Ledger.Entry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A line of a ledger: a JSON object whose first members are the version of its format and the
 * CRC-32C of all the rest. Lines of every version begin so, that a newer one is told from damage.
 */
record LedgerLine(String kind, String name, State state, Map<String, String> detail) {
  /** Of the format that is written. */
  static final int VERSION = 1;

  private static final Pattern HEAD =
      Pattern.compile("\\{\"v\":([1-9][0-9]{0,8}),\"crc\":\"([0-9a-f]{8})\",");

  /** What is said of an object. */
  enum State {
    /** It is about to be made. */
    INTEND,
    /** It is made. */
    MADE,
    /** It is gone. */
    GONE
  }

  /** Copies its map. */
  LedgerLine {
    detail = Map.copyOf(detail);
  }

  static LedgerLine of(Entry entry) {
    State state = entry.made() ? State.MADE : State.INTEND;
    return new LedgerLine(entry.kind(), entry.name(), state, entry.detail());
  }

  /** What stands after it; nothing of an object that is gone. */
  Optional<Entry> entry() {
    return state == State.GONE
        ? Optional.empty()
        : Optional.of(new Entry(kind, name, state == State.MADE, detail));
  }

  /** As it is written, without a line end. */
  String text() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("kind", kind);
    members.put("name", name);
    members.put("state", state.name().toLowerCase(Locale.ROOT));
    members.put("detail", detail);
    String rest = Json.write(members).substring(1);
    return "{\"v\":" + VERSION + ",\"crc\":\"" + sum(VERSION, rest) + "\"," + rest;
  }

  /**
   * Reads a line; empty when it is not as it was written.
   *
   * @param ledger where it stands, for the fault
   * @throws Fault when it is whole, and of a version that this release does not know
   */
  static Optional<LedgerLine> read(String line, Path ledger) {
    Matcher head = HEAD.matcher(line);
    if (!head.lookingAt()) {
      return Optional.empty();
    }
    int version = Integer.parseInt(head.group(1));
    String rest = line.substring(head.end());
    if (!head.group(2).equals(sum(version, rest))) {
      return Optional.empty();
    }
    if (version != VERSION) {
      throw new Fault(
          "the ledger "
              + ledger
              + " has format "
              + version
              + ", and this release knows format "
              + VERSION,
          Advice.of("A newer Kindred made this lab: use that one, also for ", "down").and("."));
    }
    try {
      return Optional.of(of(Json.parse("{" + rest, "a line of " + ledger)));
    } catch (Fault | IllegalArgumentException e) {
      return Optional.empty(); // Whoever wrote it was not Kindred.
    }
  }

  private static LedgerLine of(JsonValue json) {
    Map<String, String> detail = new HashMap<>();
    json.members("detail").forEach((key, value) -> detail.put(key, value.asText()));
    return new LedgerLine(
        json.text("kind").orElseThrow(IllegalArgumentException::new),
        json.text("name").orElseThrow(IllegalArgumentException::new),
        State.valueOf(json.text("state").orElse("").toUpperCase(Locale.ROOT)),
        detail);
  }

  private static String sum(int version, String rest) {
    CRC32C sum = new CRC32C();
    sum.update(("{\"v\":" + version + "," + rest).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
