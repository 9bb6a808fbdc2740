package dev.kindred.topology.file;

import dev.kindred.topology.Label;
import dev.kindred.topology.Quotation;
import dev.kindred.topology.Suggestion;
import dev.kindred.topology.file.YamlNode.Scalar;
import dev.kindred.topology.file.YamlNode.Type;
import java.util.Collection;

/** The checks of single words. */
final class Texts {
  private Texts() {}

  static boolean isText(YamlNode node) {
    return node instanceof Scalar scalar && scalar.type() == Type.TEXT;
  }

  static boolean isNumber(YamlNode node) {
    return node instanceof Scalar scalar && scalar.type() == Type.NUMBER;
  }

  /** A name for a message: as it is if it is a simple word, else in quotes and cut. */
  static String shown(String name) {
    return Quotation.shown(name);
  }

  static void checkName(Value value, Faults faults) {
    String name = value.text().orElse("");
    if (Label.isGood(name)) {
      return;
    }
    String tidied = Label.tidied(name);
    String fix = tidied.isEmpty() ? "Write one such as edge-1" : "Did you mean " + tidied + "?";
    if (name.length() > Label.LONGEST) {
      String what = " has " + name.length() + " characters, but a name has at most ";
      faults.add(value, value.quoted() + what + Label.LONGEST, fix);
    } else {
      String rule =
          " is no name: it may hold a-z, 0-9 and -, and begins and ends with a letter or digit";
      faults.add(value, value.quoted() + rule, fix);
    }
  }

  static void checkChoice(Value value, String noun, Collection<String> words, Faults faults) {
    String word = value.text().orElse("");
    if (!words.contains(word)) {
      String what = "there is no " + noun + " " + value.quoted();
      faults.add(value, what, Suggestion.didYouMean(word, words, ""));
    }
  }
}
