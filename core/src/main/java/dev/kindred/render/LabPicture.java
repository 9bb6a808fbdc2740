package dev.kindred.render;

import static dev.kindred.render.ClusterTile.count;

import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedPod;
import dev.kindred.render.Svg.Area;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws a lab: clusters on the underlay that carries them, and the data-plane networks as buses
 * that join them. The layout is fixed, so the same plan is the same picture.
 */
public final class LabPicture {
  private static final int WIDTH = 900;
  private static final int MARGIN = 20;
  private static final int PADDING = 20;
  private static final int HEAD = 76;
  private static final int FOOT = 36;
  private static final int INNER = WIDTH - 2 * (MARGIN + PADDING);

  /** How long the wires between clusters and buses are. */
  private static final int WIRE = 30;

  private static final int MOST_CLUSTERS = 6;
  private static final int MOST_NODES = 16;

  private final Plan plan;
  private final Svg body = new Svg();

  private LabPicture(Plan plan) {
    this.plan = plan;
  }

  /**
   * The picture of a plan as a document of SVG, 900 pixels wide. It carries its own styles, for
   * light and dark pages, and no fonts. Labs of many clusters are drawn with a small box a cluster.
   */
  public static String svg(Plan plan) {
    return new LabPicture(plan).draw();
  }

  private String draw() {
    boolean small =
        plan.topology().clusters().size() <= MOST_CLUSTERS && plan.nodes().size() <= MOST_NODES;
    int bottom = small ? cards() : tiles();
    int height = bottom + PADDING + FOOT + MARGIN;
    Svg svg = new Svg();
    svg.begin("svg", frame(height));
    svg.holding("Lab " + plan.topology().name(), "title", "id", "kindred-title");
    svg.holding(description(), "desc", "id", "kindred-description");
    svg.holding("\n" + Ink.styles(), "style");
    svg.rect("page", new Area(0, 0, WIDTH, height), 0);
    svg.text(plan.topology().name(), "lab", MARGIN, 38);
    svg.text(summary(), "soft", MARGIN, 60);
    Area ground = new Area(MARGIN, HEAD, WIDTH - 2 * MARGIN, height - HEAD - MARGIN);
    svg.rect("ground", ground, 14);
    svg.text("underlay", "network soft", ground.x() + PADDING, ground.bottom() - 16);
    svg.textBefore(underlay(), "mono soft", ground.right() - PADDING, ground.bottom() - 16);
    return svg + body.toString() + "</svg>\n";
  }

  private static Object[] frame(int height) {
    return new Object[] {
      "xmlns",
      "http://www.w3.org/2000/svg",
      "viewBox",
      "0 0 " + WIDTH + " " + height,
      "width",
      WIDTH,
      "height",
      height,
      "role",
      "img",
      "aria-labelledby",
      "kindred-title kindred-description"
    };
  }

  private String summary() {
    return String.join(
        " · ",
        count(plan.topology().clusters().size(), "cluster"),
        count(plan.nodes().size(), "node"),
        count(plan.pods().size(), "pod"),
        count(plan.networks().size(), "data-plane network"));
  }

  private String underlay() {
    List<String> facts =
        new ArrayList<>(plan.topology().underlay().stream().map(Cidr::toString).toList());
    if (plan.topology().sharedUnderlay()) {
      facts.add("kind's network,");
    }
    facts.add("MTU " + plan.mtu());
    return String.join(" ", facts);
  }

  private String description() {
    StringBuilder text = new StringBuilder();
    text.append(summary().replace(" · ", ", ")).append('.');
    for (PlannedNetwork network : plan.networks()) {
      List<String> joined = network.network().clusters();
      text.append(" Network ").append(network.number()).append(", ").append(network.name());
      text.append(" (").append(network.type().name()).append(", ");
      text.append(Buses.blocks(network).replace(" ", ", ")).append("), joins ");
      boolean few = joined.size() <= MOST_CLUSTERS;
      text.append(few ? String.join(", ", joined) : count(joined.size(), "cluster")).append('.');
    }
    return text.toString();
  }

  /** Clusters with all that is in them: one row above the buses, and one below when many. */
  private int cards() {
    List<Cluster> clusters = plan.topology().clusters();
    int columns = clusters.size() == 4 ? 2 : Math.min(3, clusters.size());
    int gap = 20;
    int width = (INNER - (columns - 1) * gap) / columns;
    List<ClusterCard> cards = clusters.stream().map(c -> new ClusterCard(plan, c, width)).toList();
    int y = HEAD + PADDING;
    int above = tallest(cards.subList(0, columns));
    int wire = plan.networks().isEmpty() ? 0 : WIRE;
    Buses buses = new Buses(plan, MARGIN + PADDING, y + above + wire, INNER);
    int second = y + above + wire + buses.height() + (wire == 0 ? gap : WIRE);
    int below = tallest(cards.subList(columns, cards.size()));
    List<Area> areas = new ArrayList<>();
    for (int i = 0; i < cards.size(); i++) {
      boolean first = i < columns;
      int x = MARGIN + PADDING + i % columns * (width + gap);
      areas.add(new Area(x, first ? y : second, width, first ? above : below));
      buses.wires(body, areas.get(i), List.of(clusters.get(i).name()));
    }
    buses.draw(body);
    for (int i = 0; i < cards.size(); i++) {
      cards.get(i).draw(body, areas.get(i));
    }
    return below == 0 ? y + above + wire + buses.height() : second + below;
  }

  private static int tallest(List<ClusterCard> cards) {
    return cards.stream().mapToInt(ClusterCard::height).max().orElse(0);
  }

  /** Clusters as tiles on a common board, from which one wire leads to each network. */
  private int tiles() {
    List<Cluster> clusters = plan.topology().clusters();
    Map<String, Long> pods = new HashMap<>();
    for (PlannedPod pod : plan.pods()) {
      pods.merge(pod.id().cluster(), 1L, Long::sum);
    }
    int columns = clusters.size() <= 24 ? 4 : 6;
    int gap = 10;
    int width = (INNER - (columns + 1) * gap) / columns;
    int rows = (clusters.size() + columns - 1) / columns;
    int height = rows * (ClusterTile.HEIGHT + gap) + gap;
    Area board = new Area(MARGIN + PADDING, HEAD + PADDING, INNER, height);
    int wire = plan.networks().isEmpty() ? 0 : WIRE;
    Buses buses = new Buses(plan, board.x(), board.bottom() + wire, INNER);
    buses.wires(body, board, clusters.stream().map(Cluster::name).toList());
    buses.draw(body);
    body.rect("board", board, 12);
    for (int i = 0; i < clusters.size(); i++) {
      int x = board.x() + gap + i % columns * (width + gap);
      int y = board.y() + gap + i / columns * (ClusterTile.HEIGHT + gap);
      ClusterTile.of(plan, clusters.get(i), pods.getOrDefault(clusters.get(i).name(), 0L))
          .draw(body, new Area(x, y, width, ClusterTile.HEIGHT));
    }
    return board.bottom() + wire + buses.height();
  }
}
