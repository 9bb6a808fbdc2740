package dev.kindred.topology.file;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.SpecialBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks that address blocks are written well and are for networks. */
final class BlockCheck {
  private static final String USUAL = "Write one such as 10.1.0.0/16 or fd10:1::/48";

  private BlockCheck() {}

  /** Checks one block or a list of them, at most one a family. */
  static void check(Value value, Faults faults) {
    List<Cidr> seen = new ArrayList<>(2);
    List<Value> items = value.items();
    if (items.isEmpty()) {
      faults.add(value, "is an empty list", "Leave the key out for its default");
    }
    for (Value item : items) {
      faults.stands(item);
      Cidr block = examine(item, faults).orElse(null);
      if (block == null) {
        continue;
      }
      for (Cidr other : seen) {
        if (other.family() == block.family()) {
          String what = block + " is a second " + block.family().title() + " block, after " + other;
          faults.add(item, what, "Keep one of them");
        }
      }
      seen.add(block);
    }
  }

  private static Optional<Cidr> examine(Value item, Faults faults) {
    if (!Texts.isText(item.node()) && !Texts.isNumber(item.node())) {
      String what = "must be an address block such as 10.1.0.0/16, but is ";
      faults.add(item, what + item.node().described(), "Write the block itself here");
      return Optional.empty();
    }
    Optional<Cidr> block = item.block();
    if (block.isEmpty()) {
      malformed(item, faults);
      return Optional.empty();
    }
    unusable(item, block.get(), faults);
    return block;
  }

  private static void malformed(Value item, Faults faults) {
    String text = item.text().orElse("");
    BlockGuess guess = BlockGuess.of(text);
    String fix =
        guess
            .meant()
            .filter(SpecialBlocks::isUsable)
            .map(c -> "Did you mean " + c + "?")
            .orElse(USUAL);
    if (Cidr.enclosing(text).isEmpty()) {
      faults.add(item, item.quoted() + " is no address block" + guess.why(), fix);
    } else if (text.contains("/")) {
      faults.add(item, text + " has bits set after its prefix", fix);
    } else {
      faults.add(item, text + " is an address; a block has a prefix length", fix);
    }
  }

  private static void unusable(Value item, Cidr block, Faults faults) {
    SpecialBlocks.Special special = SpecialBlocks.in(block).orElse(null);
    if (special != null) {
      String use = special.block() + " is for " + special.use();
      String fix = "Take a private block, such as 10.1.0.0/16 or fd10:1::/48";
      faults.add(item, block + " is not for networks: " + use, fix);
    }
  }
}
