package dev.kindred.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;

/** What a command takes: its options, its parameters, and words about them. */
final class Syntax {
  private final List<Option> options = new ArrayList<>();
  private final List<Option> hidden = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private String label = "";
  private int least;
  private int most;
  private String meaning = "";
  private List<String> choices = List.of();

  /** An option without a value. */
  Syntax flag(String name, String description) {
    options.add(Option.builder().longOpt(name).desc(description).get());
    return this;
  }

  /** An option with a value. */
  Syntax value(String name, String valueLabel, String description) {
    options.add(
        Option.builder().longOpt(name).hasArg().argName(valueLabel).desc(description).get());
    return this;
  }

  /** An option that is taken and says nothing here, so that it is not listed. */
  Syntax taken(Option option) {
    hidden.add(option);
    return this;
  }

  /** An option that has a short name as well. */
  Syntax option(Option option) {
    options.add(option);
    return this;
  }

  /**
   * Parameters; a command that does not name any takes none.
   *
   * @param parameters as they stand in the usage line
   * @param fewest how many must be there
   * @param largest how many may be there
   */
  Syntax parameters(String parameters, int fewest, int largest) {
    this.label = parameters;
    this.least = fewest;
    this.most = largest;
    return this;
  }

  /** The words that the first parameter can be. */
  Syntax choices(List<String> words) {
    this.choices = List.copyOf(words);
    return this;
  }

  /** What the parameters mean. */
  Syntax meaning(String description) {
    this.meaning = description;
    return this;
  }

  /** Lines below the options; {@code {kindred}} in them stands for how Kindred was called. */
  Syntax note(String... lines) {
    notes.addAll(List.of(lines));
    return this;
  }

  /** True when the command has an option of its own with this letter. */
  boolean takes(String letter) {
    return options.stream().anyMatch(o -> letter.equals(o.getOpt()));
  }

  /** All that are taken. */
  List<Option> options() {
    List<Option> all = new ArrayList<>(options);
    all.addAll(hidden);
    return all;
  }

  /** Those that do something. */
  List<Option> listed() {
    return options;
  }

  String label() {
    return label;
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  List<String> choices() {
    return choices;
  }

  String meaning() {
    return meaning;
  }

  List<String> notes() {
    return notes;
  }
}
