package dev.kindred.topology;

/**
 * Names that Kubernetes takes for objects, nodes and hosts: labels of RFC 1123, section 2.1, in
 * lower case.
 */
public final class Label {
  /**
   * Kubernetes and Kindred append to the names of the file ({@code -control-plane}, a ReplicaSet's
   * and a pod's hash); within this length the whole stays a label of at most 63.
   */
  public static final int LONGEST = 40;

  private Label() {}

  /** True for a label that is not too long. */
  public static boolean isGood(String name) {
    return name.length() <= LONGEST && !name.isEmpty() && name.equals(tidied(name));
  }

  /**
   * The nearest label: a dash for what is no letter; empty when nothing of the name can be kept.
   */
  public static String tidied(String name) {
    StringBuilder text = new StringBuilder();
    boolean replaced = false;
    for (int i = 0; i < name.length() && text.length() < LONGEST; i++) {
      char letter = Character.toLowerCase(name.charAt(i));
      boolean dash = letter == '-' && !replaced;
      if (letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9') {
        text.append(letter);
        replaced = false;
      } else if (!text.isEmpty() && !replaced) {
        text.append('-');
        replaced = !dash;
      }
    }
    while (!text.isEmpty() && text.charAt(text.length() - 1) == '-') {
      text.setLength(text.length() - 1);
    }
    return text.toString();
  }
}
