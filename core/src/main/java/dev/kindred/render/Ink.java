package dev.kindred.render;

import java.util.List;

/**
 * The colours of a picture. Networks have those of Okabe and Ito, and two of Tol, which people with
 * any colour vision tell apart; each has its number beside it, too.
 *
 * @see <a href="https://jfly.uni-koeln.de/color/">Color universal design</a>
 */
final class Ink {
  private static final List<String> LIGHT =
      List.of(
          "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#882255", "#999933");

  /** On a dark page the two darkest are lighter. */
  private static final List<String> DARK =
      List.of(
          "#3a9bdc", "#e8742a", "#1fbf92", "#d98fb8", "#e69f00", "#7cc7f2", "#c9679a", "#b5b54d");

  /** Networks beyond these share colours, but not numbers. */
  private static final int COLOURS = LIGHT.size();

  private static final String STYLE =
      """
      text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans",
        Arial, sans-serif; font-size: 12px; fill: #1f2328; }
      .mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono",
        monospace; font-size: 11px; }
      .lab { font-size: 22px; font-weight: 700; }
      .name { font-size: 15px; font-weight: 700; }
      .node, .network { font-weight: 600; }
      .network { font-size: 13px; }
      .soft { fill: #59636e; }
      .end { text-anchor: end; }
      .mark { font-size: 9px; font-weight: 700; text-anchor: middle; fill: #000000; }
      .n1.mark, .n7.mark { fill: #ffffff; }
      .page { fill: #ffffff; }
      .ground { fill: #f1f4f7; stroke: #b3bcc5; stroke-dasharray: 5 4; }
      .board { fill: #f8fafb; stroke: #b3bcc5; }
      .cluster { fill: #ffffff; stroke: #8a949e; stroke-width: 1.5; }
      .card { fill: #f6f8fa; stroke: #d1d9e0; }
      .chip { fill: #ffffff; stroke: #b3bcc5; }
      .bus { fill: #ffffff; }
      .wire { fill: none; stroke-width: 3; }
      .tint { fill-opacity: 0.14; stroke-width: 2; }
      """;

  private static final String STYLE_IN_THE_DARK =
      """
      text { fill: #e6edf3; }
      .soft { fill: #9da7b3; }
      .mark, .n1.mark, .n7.mark { fill: #000000; }
      .page { fill: #0d1117; }
      .ground { fill: #12181f; stroke: #4a535d; }
      .board { fill: #151b23; stroke: #4a535d; }
      .cluster { fill: #1a2028; stroke: #7d8590; }
      .card { fill: #222a33; stroke: #3d4650; }
      .chip { fill: #2b343e; stroke: #545d68; }
      .bus { fill: #12181f; }
      """;

  private Ink() {}

  /** The class of a network's colour. */
  static String of(int network) {
    return "n" + ((network - 1) % COLOURS + 1);
  }

  static String styles() {
    StringBuilder style = new StringBuilder(STYLE);
    colours(style, LIGHT);
    style.append("@media (prefers-color-scheme: dark) {\n");
    style.append(STYLE_IN_THE_DARK);
    colours(style, DARK);
    return style.append("}\n").toString();
  }

  private static void colours(StringBuilder style, List<String> colours) {
    for (int i = 0; i < COLOURS; i++) {
      String network = ".n" + (i + 1);
      String colour = colours.get(i);
      style.append(network).append(".wire, ").append(network).append(".tint { stroke: ");
      style.append(colour).append("; }\n");
      style.append(network).append(".dot, ").append(network).append(".tint { fill: ");
      style.append(colour).append("; }\n");
    }
  }
}
