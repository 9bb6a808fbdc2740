package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import dev.kindred.topology.Problem;
import dev.kindred.topology.SpecialBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** Tells which block would do where one has no room for what is to have addresses of it. */
final class TooSmall {
  /** The largest block that is proposed, by prefix. */
  private static final int LARGEST = 8;

  private static final int LARGEST_IPV6 = 16;

  /** kubeadm wants ten addresses at least, of which the tenth is that of the cluster's DNS. */
  private static final int LEAST_SERVICES = 16;

  private final Slicing slicing;
  private final Demand demand;
  private final ClusterNodes nodes;
  private final List<Cidr> others;

  /**
   * @param others the blocks to keep clear of; the one that is too small may be among them
   */
  TooSmall(Slicing slicing, Demand demand, ClusterNodes nodes, List<Cidr> others) {
    this.slicing = slicing;
    this.demand = demand;
    this.nodes = nodes;
    this.others = new ArrayList<>(others);
  }

  /** The faults of a block of a data-plane network or of a cluster's pods; empty for none. */
  List<Problem> of(Slicing.Block block, String path, String key) {
    List<Problem> problems = new ArrayList<>();
    block
        .network()
        .clusters()
        .forEach(name ->
            block
                .byHand(name)
                .filter(part -> slicing.slices(block, name, part).isEmpty())
                .ifPresent(part -> problems.add(byHand(block, name, part, path))));
    if (!slicing.hasRoom(block)) {
      problems.add(whole(block, path + "." + key));
    }
    return problems;
  }

  private Problem whole(Slicing.Block block, String path) {
    Cidr cidr = block.cidr();
    OptionalInt least = least(cidr, prefix -> slicing.hasRoom(block.with(enclosing(cidr, prefix))));
    boolean movable = block.network().subnets().isEmpty();
    String few = "Use fewer pods or nodes, or several networks.";
    String fix = least.isEmpty() ? few : fix(cidr, least.getAsInt(), movable);
    return new Problem(path, cidr + needs(block, block.network().clusters()), fix);
  }

  private Problem byHand(Slicing.Block block, String name, Cidr part, String path) {
    OptionalInt least =
        least(part, prefix -> slicing.slices(block, name, enclosing(part, prefix)).isPresent());
    String fix = "Use fewer pods or nodes, or leave the key out.";
    if (least.isPresent() && least.getAsInt() >= block.cidr().prefix()) {
      BlockSet rest = new BlockSet();
      block
          .network()
          .subnets()
          .forEach((cluster, parts) -> {
            if (!cluster.equals(name)) {
              rest.addAll(parts);
            }
          });
      Cidr larger = enclosing(part, least.getAsInt());
      fix =
          Optional.of(larger)
              .filter(rest::isFree)
              .or(() -> rest.firstFree(block.cidr(), larger.prefix()))
              .filter(free -> slicing.slices(block, name, free).isPresent())
              .map(free -> "Use " + free + " or larger.")
              .orElse("Use a /" + larger.prefix() + " or larger, and a larger cidr.");
    }
    return new Problem(
        path + ".subnets." + name, part + " of " + name + needs(block, List.of(name)), fix);
  }

  private String needs(Slicing.Block block, List<String> names) {
    int count = 0;
    int pods = 0;
    for (String name : names) {
      count += nodes.count(name);
      pods += demand.of(block.network().name(), name);
    }
    String each = block.type().routed() ? ", each of which hands out a block with a gateway" : "";
    return " is too small for "
        + count(count, "node")
        + " with "
        + count(pods, "pod")
        + (count > 1 ? each : "");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** The fault of an underlay that has no address for each node. */
  Problem underlay(Cidr block, int nodes, int highest) {
    OptionalInt least =
        least(block, prefix -> HostLocal.size(enclosing(block, prefix)) > highest + 2L);
    return new Problem(
        "underlay",
        block + " is too small for " + count(nodes, "node"),
        least.isEmpty() ? "Use fewer nodes." : fix(block, least.getAsInt(), true));
  }

  /** The fault of a block for Services; empty where there is none. */
  Optional<Problem> services(Cidr block, String owner, String path) {
    return HostLocal.size(block) >= LEAST_SERVICES
        ? Optional.empty()
        : Optional.of(
            new Problem(
                path,
                block + " is too small for the Services of " + owner,
                fix(block, block.family().bits() - Split.bits(LEAST_SERVICES), true)));
  }

  /** The longest prefix of a larger block that will do. */
  private static OptionalInt least(Cidr block, IntPredicate does) {
    int largest = block.family() == Family.IPV4 ? LARGEST : LARGEST_IPV6;
    for (int prefix = block.prefix() - 1; prefix >= largest; prefix--) {
      if (does.test(prefix)) {
        return OptionalInt.of(prefix);
      }
    }
    return OptionalInt.empty();
  }

  private static Cidr enclosing(Cidr block, int prefix) {
    return Cidr.enclosing(block.ip() + "/" + prefix).orElse(block);
  }

  /** The block around the one that is too small, if nothing else is in it, or one elsewhere. */
  private String fix(Cidr block, int prefix, boolean movable) {
    BlockSet taken = new BlockSet();
    others.stream().filter(other -> !other.equals(block)).forEach(taken::add);
    Optional<Cidr> larger =
        Optional.of(enclosing(block, prefix))
            .filter(SpecialBlocks::isUsable)
            .filter(taken::isFree)
            .or(() -> movable ? BlockChoice.free(taken, block.family(), prefix) : Optional.empty());
    larger.ifPresent(others::add);
    return "Use " + larger.map(Cidr::toString).orElse("a /" + prefix) + " or larger.";
  }
}
