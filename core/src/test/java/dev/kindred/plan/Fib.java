package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A forwarding table as a kernel has it: the route with the longest prefix wins. It reckons with
 * numbers of its own, so that it does not share a fault with what it tests.
 */
final class Fib<T> {
  private final Map<Family, TreeMap<Integer, Map<BigInteger, T>>> tables = new HashMap<>();

  void add(Cidr destination, T target) {
    tables
        .computeIfAbsent(destination.family(), f -> new TreeMap<>())
        .computeIfAbsent(destination.prefix(), p -> new HashMap<>())
        .put(number(destination), target);
  }

  Optional<T> lookUp(Cidr address) {
    int bits = address.family().bits();
    BigInteger number = number(address);
    TreeMap<Integer, Map<BigInteger, T>> table =
        tables.getOrDefault(address.family(), new TreeMap<>());
    for (var ofPrefix : table.descendingMap().entrySet()) {
      int host = bits - ofPrefix.getKey();
      T target = ofPrefix.getValue().get(number.shiftRight(host).shiftLeft(host));
      if (target != null) {
        return Optional.of(target);
      }
    }
    return Optional.empty();
  }

  /** The first address as a number. */
  static BigInteger number(Cidr block) {
    try {
      return new BigInteger(1, InetAddress.getByName(block.ip()).getAddress());
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  /** The last address as a number. */
  static BigInteger last(Cidr block) {
    BigInteger size = BigInteger.ONE.shiftLeft(block.family().bits() - block.prefix());
    return number(block).add(size).subtract(BigInteger.ONE);
  }
}
