package dev.kindred.document;

import dev.kindred.advice.Hint;
import dev.kindred.explain.Explanation;
import dev.kindred.host.Description;
import java.util.List;
import java.util.function.Function;

/** What {@code explain} prints. */
@Description(
    "The way of a packet between two pods, there and back, by routing tables, rules and"
        + " packet filters. Nothing was sent.")
public record ExplainDocument(
    @Description("The first pod, as edge1/demo1.") String from,
    @Description("The second pod.") String to,
    @Description(
            "For each network and family that they share the way there and the way back; none"
                + " where they share none.")
        List<Path> paths,
    @Description("What could not be looked at.") List<String> notes) {

  /** One way on one network. */
  @Description("One way on one network.")
  public record Path(
      @Description("The network.") String network,
      @Description("The address family: ipv4 or ipv6.") String family,
      @Description("There is from the first pod to the second.") Explanation.Direction direction,
      @Description("True where it arrives as it was sent.") boolean ok,
      @Description("True where it arrives, if with another address.") boolean arrives,
      @Description("The places that it comes to; at the last one it arrives or stops.")
          List<Hop> hops,
      @Description("Why it stops at the last hop, or what changes it; empty where it is ok.")
          String problem,
      @Description("The command that mends it; empty where there is none.") String remedy,
      @Description("Rules and filters on the way that could stop or change packets.")
          List<String> notes) {}

  /** A place on the way. */
  @Description("A place on the way.")
  public record Hop(
      @Description("As: pod edge1/demo1, or: node edge1-control-plane.") String where,
      @Description("The interface that it comes in by; at its source that of the network.")
          String interfaceName,
      @Description(
              "The address that it was sent to there; at its source its own; empty where it"
                  + " has none.")
          String address,
      @Description("The route that the place uses; empty where it arrives or nothing matches.")
          String route) {}

  /**
   * The document of an explanation.
   *
   * @param writing writes commands as they are typed
   */
  public static ExplainDocument of(Explanation explanation, Function<Hint, String> writing) {
    return new ExplainDocument(
        explanation.from(),
        explanation.to(),
        explanation.paths().stream().map(path -> path(path, writing)).toList(),
        explanation.notes());
  }

  private static Path path(Explanation.Path path, Function<Hint, String> writing) {
    return new Path(
        path.network(),
        path.family(),
        path.direction(),
        path.ok(),
        path.arrives(),
        path.hops().stream()
            .map(h -> new Hop(h.where(), h.interfaceName(), h.address(), h.route()))
            .toList(),
        path.problem(),
        path.remedy().text(writing),
        path.notes());
  }
}
