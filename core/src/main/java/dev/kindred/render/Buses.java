package dev.kindred.render;

import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.render.Svg.Area;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.List;

/** The data-plane networks as buses, one below the other, and the wires that lead to them. */
final class Buses {
  private static final int HEIGHT = 30;
  private static final int GAP = 12;

  /** From one wire of a cluster to the next. */
  private static final int STEP = 34;

  private final Plan plan;
  private final int x;
  private final int y;
  private final int width;

  Buses(Plan plan, int x, int y, int width) {
    this.plan = plan;
    this.x = x;
    this.y = y;
    this.width = width;
  }

  int height() {
    return plan.networks().size() * (HEIGHT + GAP) - (plan.networks().isEmpty() ? 0 : GAP);
  }

  private int top(int place) {
    return y + place * (HEIGHT + GAP);
  }

  /** The wires of a cluster above the buses or below them, drawn before the buses cover them. */
  void wires(Svg svg, Area box, List<String> clusters) {
    boolean above = box.y() < y;
    List<Integer> joined = new ArrayList<>();
    for (int i = 0; i < plan.networks().size(); i++) {
      List<String> members = plan.networks().get(i).network().clusters();
      if (members.stream().anyMatch(clusters::contains)) {
        joined.add(i);
      }
    }
    int step = Math.min(STEP, (box.width() - 24) / Math.max(1, joined.size()));
    int left = box.middle() - step * (joined.size() - 1) / 2;
    for (int place : joined) {
      int number = plan.networks().get(place).number();
      int end = above ? top(place) : top(place) + HEIGHT;
      int start = above ? box.bottom() : box.y();
      svg.vertical("wire " + Ink.of(number), left, Math.min(start, end), Math.max(start, end));
      svg.leaf("circle", "class", "dot " + Ink.of(number), "cx", left, "cy", start, "r", 4);
      left += step;
    }
  }

  void draw(Svg svg) {
    for (int i = 0; i < plan.networks().size(); i++) {
      bus(svg, plan.networks().get(i), new Area(x, top(i), width, HEIGHT));
    }
  }

  private void bus(Svg svg, PlannedNetwork network, Area area) {
    String ink = Ink.of(network.number());
    svg.begin("g").holding("network " + network.name(), "title");
    svg.rect("bus", area, HEIGHT / 2);
    svg.rect("tint " + ink, area, HEIGHT / 2);
    Marks.one(svg, network.number(), area.x() + 18, area.y() + HEIGHT / 2);
    int left = area.x() + 34;
    int base = area.y() + 20;
    svg.text(network.name(), "network", left, base);
    left += Lettering.width(network.name(), 14) + 10;
    svg.text(about(network), "soft", left, base);
    svg.textBefore(blocks(network), "mono", area.right() - 16, base - 1);
    svg.end();
  }

  private String about(PlannedNetwork network) {
    int joined = network.network().clusters().size();
    boolean all = joined == plan.topology().clusters().size();
    String mtu = network.mtu() == plan.mtu() ? "" : " · MTU " + network.mtu();
    String part = all ? "" : " · joins " + ClusterTile.count(joined, "cluster");
    return network.type().name() + mtu + part;
  }

  static String blocks(PlannedNetwork network) {
    return String.join(" ", network.network().cidrs().stream().map(Cidr::toString).toList());
  }
}
