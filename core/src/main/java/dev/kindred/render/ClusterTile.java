package dev.kindred.render;

import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.render.Svg.Area;
import dev.kindred.topology.Cluster;
import java.util.List;

/** A cluster in a large lab: its name, how much is in it, and the networks that join it. */
record ClusterTile(Cluster cluster, long nodes, long pods, List<Integer> networks) {
  static final int HEIGHT = 66;
  private static final int PADDING = 10;

  static ClusterTile of(Plan plan, Cluster cluster, long pods) {
    List<Integer> numbers =
        plan.networks().stream()
            .filter(n -> n.network().clusters().contains(cluster.name()))
            .map(PlannedNetwork::number)
            .toList();
    return new ClusterTile(cluster, plan.nodesOf(cluster.name()).size(), pods, numbers);
  }

  void draw(Svg svg, Area area) {
    svg.begin("g").holding("cluster " + cluster.name(), "title");
    svg.rect("cluster", area, 8);
    int left = area.x() + PADDING;
    int room = area.width() - 2 * PADDING;
    svg.text(Lettering.fitted(cluster.name(), 12, room), "node", left, area.y() + 19);
    String holds = count(nodes, "node") + " · " + count(pods, "pod");
    svg.text(Lettering.fitted(holds, 12, room), "soft", left, area.y() + 36);
    int fitting = room / Marks.STEP;
    int shown = networks.size() > fitting ? fitting - 2 : networks.size();
    for (int i = 0; i < shown; i++) {
      Marks.one(svg, networks.get(i), left + Marks.RADIUS + i * Marks.STEP, area.y() + 52);
    }
    if (shown < networks.size()) {
      svg.text("+" + (networks.size() - shown), "soft", left + shown * Marks.STEP, area.y() + 56);
    }
    svg.end();
  }

  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
