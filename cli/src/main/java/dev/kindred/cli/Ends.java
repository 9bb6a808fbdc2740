package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.advice.Advice;
import dev.kindred.explain.Owner;
import dev.kindred.plan.PodId;
import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what a word names as an end of a way: a pod, or the address of one. */
final class Ends {
  private final Lab lab;
  private final Targets targets;

  Ends(Lab lab) {
    this.lab = lab;
    this.targets = new Targets(lab.topology(), lab.kubectl().current());
  }

  /**
   * An end.
   *
   * @param owner what the address is of, where the word was one
   */
  record End(PodId pod, Optional<Owner> owner) {
    /** The network and family that the two are about; empty when they are about all. */
    Optional<Owner> on(End other) {
      return other.owner().or(this::owner);
    }
  }

  /**
   * The end that a word names.
   *
   * @throws UsageFault when there is none, or an address does not say which
   */
  End of(String word) {
    Optional<Cidr> address = address(word);
    return address.isPresent()
        ? owner(address.get())
        : new End(targets.pod(List.of(word)), Optional.empty());
  }

  private static Optional<Cidr> address(String word) {
    boolean looks = word.indexOf('.') > 0 || word.indexOf(':') >= 0;
    return looks
        ? Cidr.parse(word).filter(block -> block.toString().equals(host(block)))
        : Optional.empty();
  }

  private static String host(Cidr block) {
    return Cidr.of(block.ip()).toString();
  }

  private End owner(Cidr address) {
    List<Owner> owners = lab.paths().owners(address);
    if (owners.isEmpty()) {
      throw new UsageFault(
          "no pod of lab " + lab.name() + " has the address " + address.ip(),
          Advice.of("See them with: ", "status"));
    }
    if (owners.size() > 1) {
      throw new UsageFault(
          address.ip()
              + " is an address of "
              + owners.stream()
                  .map(o -> o.pod().toString())
                  .distinct()
                  .collect(Collectors.joining(" and of ")),
          "Name the pod that you mean.");
    }
    Owner owner = owners.getFirst();
    if (owner.network().isEmpty()) {
      throw new UsageFault(
          address.ip()
              + " is an address of "
              + owner.interfaceName()
              + " of "
              + owner.pod()
              + ", which is on no data-plane network",
          Advice.of("Name the pod, or one of its other addresses: ", "status"));
    }
    return new End(owner.pod(), Optional.of(owner));
  }
}
