package dev.kindred.verify;

import dev.kindred.provider.Echo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of all packets.
 *
 * @param lab the lab's name
 * @param all how many paths there are: every ordered pair of pods on every network and family they
 *     share
 * @param paths a result for each of them, or for each of a sample
 * @param duplicates addresses that more than one interface has
 */
public record Matrix(String lab, long all, List<PathResult> paths, List<Duplicate> duplicates) {
  /** Copies its lists. */
  public Matrix {
    paths = List.copyOf(paths);
    duplicates = List.copyOf(duplicates);
  }

  /** True when not all paths were tried. */
  public boolean sampled() {
    return paths.size() < all;
  }

  /** False when there was no path to try, so that nothing was proven. */
  public boolean proves() {
    return !paths.isEmpty();
  }

  /** True when every path that was tried is whole and no address is there twice. */
  public boolean ok() {
    return duplicates.isEmpty() && paths.stream().allMatch(PathResult::ok);
  }

  /** For {@code -o json}. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("lab", lab);
    map.put("ok", proves() && ok());
    map.put("all", all);
    map.put("tried", paths.size());
    map.put("paths", paths);
    map.put("duplicates", duplicates);
    return map;
  }

  /** An address that several interfaces have. */
  public record Duplicate(String address, List<String> pods) {
    /** Copies its list. */
    public Duplicate {
      pods = List.copyOf(pods);
    }
  }

  /**
   * One path.
   *
   * @param ok true when a packet came, with its own source, by the interfaces of the network, and
   *     one of the full size as well
   * @param ttl the TTL (hop limit) with which it arrived; 0 when it did not
   * @param rttMs the round trip in milliseconds
   * @param loss the part of the packets that was lost, from 0 to 1
   * @param address where it was sent
   * @param sourceSeen the source address that the receiver saw
   * @param interfaces by which interfaces of their pods packets passed
   * @param mtuOk true when a packet of the network's MTU passed unfragmented
   * @param problem what is wrong, in words; empty when nothing is
   */
  public record PathResult(
      String from,
      String to,
      String network,
      String family,
      boolean ok,
      int ttl,
      double rttMs,
      double loss,
      String address,
      String sourceSeen,
      boolean mtuOk,
      Echo.Interfaces interfaces,
      String problem) {}
}
