package dev.kindred.render;

/** The numbered dots that stand for networks. */
final class Marks {
  static final int RADIUS = 7;

  /** From one dot to the next. */
  static final int STEP = 16;

  private Marks() {}

  static void one(Svg svg, int network, int x, int y) {
    svg.leaf("circle", "class", "dot " + Ink.of(network), "cx", x, "cy", y, "r", RADIUS);
    svg.text(Integer.toString(network), "mark " + Ink.of(network), x, y + 3);
  }
}
