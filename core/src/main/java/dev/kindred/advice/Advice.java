package dev.kindred.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What to do about a fault, in words and commands. It does not change. */
public final class Advice {
  /** Where nothing is known. */
  public static final Advice NONE = new Advice(List.of());

  /** Words, as a String, and {@link Hint}s in their order. */
  private final List<Object> parts;

  private Advice(List<Object> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Words alone; {@link #NONE} when they are empty. */
  public static Advice of(String words) {
    return NONE.and(words);
  }

  /** Words and a command after them. */
  public static Advice of(String words, String verb, String... more) {
    return of(words).run(verb, more);
  }

  /** This and further words. */
  public Advice and(String words) {
    return words.isEmpty() ? this : plus(words);
  }

  /** This and a command. */
  public Advice run(String verb, String... words) {
    return plus(new Hint(verb, List.of(words)));
  }

  /** This and other advice. */
  public Advice and(Advice other) {
    List<Object> all = new ArrayList<>(parts);
    all.addAll(other.parts);
    return new Advice(all);
  }

  private Advice plus(Object part) {
    List<Object> all = new ArrayList<>(parts);
    all.add(part);
    return new Advice(all);
  }

  /** True where nothing is known. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** As text, with each command written by a function. */
  public String text(Function<Hint, String> writing) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      text.append(part instanceof Hint hint ? writing.apply(hint) : part);
    }
    return text.toString();
  }

  /** As text, with commands as they are typed where nothing needs to be said of the lab. */
  @Override
  public String toString() {
    return text(Hint::toString);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Advice advice && parts.equals(advice.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }
}
