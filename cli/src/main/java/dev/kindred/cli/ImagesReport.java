package dev.kindred.cli;

import dev.kindred.host.Engine;
import dev.kindred.provider.kind.images.EngineImage;
import dev.kindred.provider.kind.images.Inventory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints the images of a lab, and where each is. */
final class ImagesReport {
  /** Of the digits of an id; as many as engines print. */
  private static final int DIGITS = 12;

  private ImagesReport() {}

  static void print(Engine engine, Inventory inventory, Console console) {
    String program = engine.program().toUpperCase(Locale.ROOT);
    Table table = new Table("IMAGE", "FOR", "IN " + program, "SIZE", "ON NODES");
    for (Inventory.Item item : inventory.images()) {
      table.row(
          item.reference(),
          String.join(" ", item.uses()),
          item.image().map(ImagesReport::shortId).orElse("missing"),
          item.image().map(i -> "%.1f MB".formatted(i.bytes() / 1e6)).orElse(""),
          item.uses().contains("nodes") ? "" : nodes(item, inventory.nodes()));
    }
    table.print(console);
    if (inventory.baked().isPresent()) {
      console.out("baked: " + inventory.baked().get());
    } else if (inventory.images().stream().allMatch(item -> item.image().isPresent())) {
      String bake = console.hints().typed("images", "bake");
      console.err(console.faint("  a node image with all of them inside: " + bake));
    }
  }

  private static String shortId(EngineImage image) {
    String digits = image.id().substring(image.id().indexOf(':') + 1);
    return digits.substring(0, Math.min(DIGITS, digits.length()));
  }

  private static String nodes(Inventory.Item item, List<String> all) {
    if (all.isEmpty()) {
      return "none runs";
    }
    return item.nodes().size() + " of " + all.size();
  }

  static Map<String, Object> json(String lab, Engine engine, Inventory inventory) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("lab", lab);
    map.put("engine", engine.program());
    map.put("nodes", inventory.nodes());
    map.put("images", inventory.images().stream().map(ImagesReport::json).toList());
    map.put("baked", inventory.baked());
    return map;
  }

  private static Map<String, Object> json(Inventory.Item item) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("reference", item.reference());
    map.put("for", item.uses());
    map.put("id", item.image().map(EngineImage::id));
    map.put("bytes", item.image().map(EngineImage::bytes));
    map.put("nodes", item.nodes());
    return map;
  }
}
