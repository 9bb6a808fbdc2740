package dev.kindred.render;

import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedNode;
import dev.kindred.render.Svg.Area;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cluster as a box with all its nodes. */
final class ClusterCard {
  private static final int PADDING = 12;
  private static final int HEAD = 36;
  private static final int GAP = 10;

  private final Cluster cluster;
  private final int width;
  private final int columns;
  private final String podSubnets;
  private final List<NodeCard> nodes = new ArrayList<>();

  ClusterCard(Plan plan, Cluster cluster, int width) {
    this.cluster = cluster;
    this.width = width;
    int room = width - 2 * PADDING;
    int fitting = Math.max(1, (room + GAP) / (NodeCard.NARROWEST + GAP));
    this.columns = Math.min(fitting, Math.max(1, plan.nodesOf(cluster.name()).size()));
    this.podSubnets =
        Optional.ofNullable(plan.podNetworks().get(cluster.name()))
            .map(PlannedNetwork::network)
            .map(n -> String.join(" ", n.cidrs().stream().map(Cidr::toString).toList()))
            .orElse("");
    for (PlannedNode node : plan.nodes()) {
      if (node.id().cluster().equals(cluster.name())) {
        nodes.add(new NodeCard(plan, node, nodeWidth()));
      }
    }
  }

  private int nodeWidth() {
    return (width - 2 * PADDING - (columns - 1) * GAP) / columns;
  }

  int height() {
    int height = HEAD;
    for (int i = 0; i < nodes.size(); i += columns) {
      height += rowHeight(i) + GAP;
    }
    return height - GAP + PADDING;
  }

  private int rowHeight(int first) {
    List<NodeCard> row = nodes.subList(first, Math.min(nodes.size(), first + columns));
    return row.stream().mapToInt(NodeCard::height).max().orElse(0);
  }

  void draw(Svg svg, Area area) {
    svg.begin("g").holding("cluster " + cluster.name(), "title");
    svg.rect("cluster", area, 10);
    int room = width - 2 * PADDING;
    String pods = "pods " + podSubnets;
    int podsWidth = Lettering.monoWidth(pods, 11);
    boolean both = Lettering.width(cluster.name(), 15) + 12 + podsWidth <= room;
    int left = area.x() + PADDING;
    String name = Lettering.fitted(cluster.name(), 15, room);
    svg.text(name, "name", left, area.y() + 24);
    if (both && !podSubnets.isEmpty()) {
      svg.textBefore(pods, "mono soft", area.right() - PADDING, area.y() + 24);
    }
    int y = area.y() + HEAD;
    for (int i = 0; i < nodes.size(); i += columns) {
      int height = rowHeight(i);
      for (int column = 0; column < columns && i + column < nodes.size(); column++) {
        nodes.get(i + column).draw(svg, left + column * (nodeWidth() + GAP), y, height);
      }
      y += height + GAP;
    }
    svg.end();
  }
}
