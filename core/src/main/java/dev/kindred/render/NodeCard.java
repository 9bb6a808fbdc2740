package dev.kindred.render;

import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.Slice;
import dev.kindred.render.Svg.Area;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A node as a card: its addresses, its pods with their networks, and the slices it hands out. */
final class NodeCard {
  /** A card narrower than this would not show a node's name. */
  static final int NARROWEST = 215;

  private static final int PADDING = 10;
  private static final int LINE = 16;
  private static final int INDENT = 22;
  private static final int CHIP = 22;
  private static final int GAP = 6;
  private static final int MOST_CHIPS = 8;
  private static final int MOST_SLICES = 6;

  private record Chip(String text, List<PlannedNetwork> networks, int width) {}

  private record SliceLine(int network, boolean first, String text, String name) {}

  private final PlannedNode node;
  private final int width;
  private final List<String> addresses;
  private final List<List<Chip>> chips = new ArrayList<>();
  private final List<SliceLine> slices = new ArrayList<>();

  NodeCard(Plan plan, PlannedNode node, int width) {
    this.node = node;
    this.width = width;
    this.addresses = lines(node.link() + " ", node.addresses().stream().map(Cidr::ip).toList());
    chips(plan);
    slices(plan);
  }

  private int room() {
    return width - 2 * PADDING;
  }

  /** Texts on one line where they fit, else on a line each. */
  private List<String> lines(String head, List<String> texts) {
    String all = head + String.join(" ", texts);
    if (texts.size() > 1 && Lettering.monoWidth(all, 11) + INDENT > room()) {
      List<String> lines = new ArrayList<>(texts);
      lines.set(0, head + texts.getFirst());
      return lines;
    }
    return texts.isEmpty() ? List.of() : List.of(all);
  }

  private void chips(Plan plan) {
    List<PlannedPod> pods = plan.podsOn(node.id());
    int shown = pods.size() > MOST_CHIPS ? MOST_CHIPS - 1 : pods.size();
    for (PlannedPod pod : pods.subList(0, shown)) {
      List<PlannedNetwork> networks =
          pod.workload().networks().stream().map(plan::network).flatMap(Optional::stream).toList();
      String name = pod.id().toString().substring(pod.id().cluster().length() + 1);
      add(name, networks);
    }
    if (shown < pods.size()) {
      add("+ " + (pods.size() - shown) + " pods", List.of());
    }
  }

  private void add(String text, List<PlannedNetwork> networks) {
    int marks = networks.size() * Marks.STEP;
    String shown = Lettering.fitted(text, 12, room() - 20 - marks);
    Chip chip = new Chip(shown, networks, 20 + Lettering.width(shown, 12) + marks);
    int used = chips.isEmpty() ? 0 : chips.getLast().stream().mapToInt(c -> c.width() + GAP).sum();
    if (chips.isEmpty() || used + chip.width() > room()) {
      chips.add(new ArrayList<>());
    }
    chips.getLast().add(chip);
  }

  private void slices(Plan plan) {
    int shown = 0;
    int all = 0;
    for (PlannedNetwork network : plan.networks()) {
      Optional<Slice> slice = network.slice(node.id());
      if (slice.isPresent() && all++ < MOST_SLICES) {
        shown++;
        List<String> ranges = slice.get().ranges().stream().map(Cidr::toString).toList();
        List<String> lines = lines("", ranges);
        for (String line : lines) {
          boolean first = line.equals(lines.getFirst());
          slices.add(new SliceLine(network.number(), first, line, first ? network.name() : ""));
        }
      }
    }
    if (shown < all) {
      slices.add(new SliceLine(0, false, "+ " + (all - shown) + " networks", ""));
    }
  }

  int height() {
    int height = PADDING + LINE + addresses.size() * LINE;
    height += chips.isEmpty() ? 0 : GAP + chips.size() * (CHIP + GAP) - GAP;
    height += slices.isEmpty() ? 0 : GAP + slices.size() * LINE;
    return height + PADDING;
  }

  void draw(Svg svg, int x, int y, int height) {
    svg.begin("g").holding("node " + node.id(), "title");
    svg.rect("card", new Area(x, y, width, height), 6);
    int left = x + PADDING;
    int top = y + PADDING + LINE;
    svg.text(Lettering.fitted(node.id().name(), 13, room()), "node", left, top - 4);
    for (String line : addresses) {
      top += LINE;
      svg.text(line, "mono soft", left, top - 4);
    }
    for (List<Chip> row : chips) {
      top += GAP;
      draw(svg, row, left, top);
      top += CHIP;
    }
    top += slices.isEmpty() ? 0 : GAP;
    for (SliceLine line : slices) {
      top += LINE;
      draw(svg, line, left, top);
    }
    svg.end();
  }

  private void draw(Svg svg, SliceLine line, int left, int bottom) {
    if (line.first()) {
      Marks.one(svg, line.network(), left + Marks.RADIUS, bottom - 8);
    }
    svg.text(line.text(), line.network() == 0 ? "soft" : "mono", left + INDENT, bottom - 4);
    int used = INDENT + Lettering.monoWidth(line.text(), 11) + 10;
    if (used + Lettering.width(line.name(), 12) <= room()) {
      svg.textBefore(line.name(), "soft", left + room(), bottom - 4);
    }
  }

  private static void draw(Svg svg, List<Chip> row, int x, int y) {
    int left = x;
    for (Chip chip : row) {
      svg.rect("chip", new Area(left, y, chip.width(), CHIP), CHIP / 2);
      svg.text(chip.text(), chip.networks().isEmpty() ? "soft" : "", left + 10, y + 15);
      int mark = left + chip.width() - 4 - chip.networks().size() * Marks.STEP + Marks.RADIUS;
      for (PlannedNetwork network : chip.networks()) {
        Marks.one(svg, network.number(), mark, y + CHIP / 2);
        mark += Marks.STEP;
      }
      left += chip.width() + GAP;
    }
  }
}
