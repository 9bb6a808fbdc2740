package dev.kindred.lab;

import dev.kindred.host.Fault;
import dev.kindred.host.OwnFiles;
import dev.kindred.host.Reason;
import dev.kindred.lab.LedgerLine.State;
import dev.kindred.provider.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ledger in a file: a line an entry, only ever appended, on disk before the call returns. A line
 * that is not as it was written says nothing, and is told as damage: but for a last one that a
 * crash cut off, whose object was not made yet, or stands by the line before.
 */
final class FileLedger implements Ledger {
  private final Path file;

  FileLedger(Path file) {
    this.file = file;
  }

  /** What a file says. */
  record Content(List<Entry> standing, boolean damaged) {}

  @Override
  public void intend(String kind, String name) {
    append(new LedgerLine(kind, name, State.INTEND, Map.of()));
  }

  @Override
  public void made(String kind, String name, Map<String, String> detail) {
    append(new LedgerLine(kind, name, State.MADE, detail));
  }

  @Override
  public void gone(String kind, String name) {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      append(new LedgerLine(kind, name, State.GONE, Map.of()));
    }
  }

  @Override
  public List<Entry> standing() {
    return content(text()).standing();
  }

  @Override
  public boolean damaged() {
    return content(text()).damaged();
  }

  @Override
  public void rebuild(List<Entry> found) {
    Map<List<String>, Entry> entries = new LinkedHashMap<>();
    standing().forEach(entry -> entries.put(key(entry.kind(), entry.name()), entry));
    found.forEach(entry -> entries.put(key(entry.kind(), entry.name()), entry));
    StringBuilder text = new StringBuilder();
    entries.values().forEach(entry -> text.append(LedgerLine.of(entry).text()).append('\n'));
    try {
      if (entries.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        OwnFiles.replace(file, text.toString());
      }
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  Content content(String text) {
    String[] lines = text.split("\n", -1); // The last one is what stands behind the last end.
    Map<List<String>, Entry> entries = new LinkedHashMap<>();
    int whole = 0;
    boolean damaged = false;
    for (int i = 0; i < lines.length; i++) {
      Optional<LedgerLine> line = LedgerLine.read(lines[i], file);
      line.ifPresent(l -> take(l, entries));
      whole += line.isPresent() ? 1 : 0;
      damaged |= line.isEmpty() && i < lines.length - 1 && !lines[i].isEmpty();
    }
    return new Content(new ArrayList<>(entries.values()), damaged || whole == 0);
  }

  private static void take(LedgerLine line, Map<List<String>, Entry> entries) {
    List<String> key = key(line.kind(), line.name());
    entries.remove(key); // It goes to the end.
    line.entry().ifPresent(entry -> entries.put(key, entry));
  }

  private static List<String> key(String kind, String name) {
    return List.of(kind, name);
  }

  private String text() {
    try {
      return OwnFiles.read(file);
    } catch (NoSuchFileException e) {
      return ""; // Also of one that a down beside us has just removed.
    } catch (IOException e) {
      throw new Fault(
          "could not read the ledger " + file + ": " + Reason.of(e, file),
          "See to its permissions. When Kindred did not make it, remove it: a lab is found without.",
          e);
    }
  }

  private void append(LedgerLine line) {
    try {
      OwnFiles.append(
          file, "\n" + line.text() + "\n"); // What a crash cut off is a line of its own.
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  private Fault unwritten(IOException cause) {
    return new Fault(
        "could not write the ledger " + file + ": " + Reason.of(cause, file),
        "Nothing was made after that; see to the disk and run the command again.",
        cause);
  }
}
