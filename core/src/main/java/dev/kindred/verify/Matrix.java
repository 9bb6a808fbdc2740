package dev.kindred.verify;

import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;
import dev.kindred.provider.Echo;
import java.util.List;

/**
 * What came of all packets.
 *
 * @param lab the lab's name
 * @param all how many paths there are: every ordered pair of pods on every network and family they
 *     share
 * @param paths a result for each of them, or for each of a sample
 * @param duplicates addresses that more than one interface has
 * @param failing pods that do not run as they should: their network stands without them, so that
 *     their paths may be whole
 */
public record Matrix(
    String lab,
    long all,
    List<PathResult> paths,
    List<Duplicate> duplicates,
    List<Failing> failing) {
  /** Copies its lists. */
  public Matrix {
    paths = List.copyOf(paths);
    duplicates = List.copyOf(duplicates);
    failing = List.copyOf(failing);
  }

  /** Of pods that all run as they should. */
  public Matrix(String lab, long all, List<PathResult> paths, List<Duplicate> duplicates) {
    this(lab, all, paths, duplicates, List.of());
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
  public boolean whole() {
    return duplicates.isEmpty() && paths.stream().allMatch(PathResult::ok);
  }

  /** True when it is {@link #whole} and every pod runs as it should. */
  public boolean ok() {
    return whole() && failing.isEmpty();
  }

  /** A pod that does not run as it should: that is started again and again, or is not ready. */
  public record Failing(PodId pod, PodState state) {}

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
