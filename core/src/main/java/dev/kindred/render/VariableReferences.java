package dev.kindred.render;

/**
 * Keeps Kubernetes from expanding what looks to it like a reference to a variable in a command:
 * {@code $(NAME)}. There {@code $$} stands for one {@code $}. The netns provider runs words as they
 * stand, and so must a container.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/v1.34.0/third_party/forked/golang/expansion/expand.go">expand.go</a>
 */
public final class VariableReferences {
  private static final char OPERATOR = '$';

  private VariableReferences() {}

  /**
   * A word that is expanded to the one given. Only what would not stay as it is is escaped, so that
   * a manifest remains readable: {@code $HOME} is no reference.
   */
  public static String escape(String word) {
    if (word.indexOf(OPERATOR) < 0) {
      return word;
    }
    StringBuilder escaped = new StringBuilder(word.length() + 8);
    for (int i = 0; i < word.length(); i++) {
      escaped.append(word.charAt(i));
      if (word.charAt(i) == OPERATOR && isRead(word, i)) {
        escaped.append(OPERATOR);
      }
    }
    return escaped.toString();
  }

  /**
   * True for one beside another, before a parenthesis, and before what is not ASCII: of that
   * Kubernetes takes the first byte for a whole character.
   */
  private static boolean isRead(String word, int place) {
    boolean behindAnother = place > 0 && word.charAt(place - 1) == OPERATOR;
    if (place + 1 == word.length()) {
      return behindAnother;
    }
    char next = word.charAt(place + 1);
    return behindAnother || next == OPERATOR || next == '(' || next > '\u007f';
  }

  /** What a word means where no variable is defined: references stay as they are. */
  public static String unescape(String word) {
    if (word.indexOf(OPERATOR) < 0) {
      return word;
    }
    StringBuilder plain = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      plain.append(word.charAt(i));
      boolean pair =
          word.charAt(i) == OPERATOR && i + 1 < word.length() && word.charAt(i + 1) == OPERATOR;
      if (pair) {
        i++;
      }
    }
    return plain.toString();
  }
}
