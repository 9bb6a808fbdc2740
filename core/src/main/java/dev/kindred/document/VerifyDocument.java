package dev.kindred.document;

import dev.kindred.host.Description;
import dev.kindred.host.Unwrapped;
import dev.kindred.provider.Echo;
import dev.kindred.verify.Matrix;
import java.util.List;

/** What {@code verify} prints: the matrix. */
@Description("What came of the packets between all pods.")
public record VerifyDocument(
    @Description("The lab's name.") String lab,
    @Description(
            "True where every path is whole and every pod runs as it should; false where there"
                + " is no path.")
        boolean ok,
    @Description(
            "How many paths there are: every ordered pair of pods on every network and family"
                + " that they share.")
        long all,
    @Description("How many of them were tried.") int tried,
    @Description("What came of each path that was tried.") List<Path> paths,
    @Description("Addresses that more than one interface has.") List<Duplicate> duplicates,
    @Description("Pods that do not run as they should, though their paths may be whole.")
        List<PodStateEntry> failing,
    Unwrapped<Advice> advice) {

  /** A path. */
  @Description("One ordered pair of pods on one network in one family.")
  public record Path(
      @Description("The pod that sends, as edge1/demo1.") String from,
      @Description("The pod that receives.") String to,
      @Description("The network.") String network,
      @Description("The address family: ipv4 or ipv6.") String family,
      @Description(
              "True where a packet came with its own source, by the interfaces of the network,"
                  + " and one of the full size as well.")
          boolean ok,
      @Description("The TTL (hop limit) with which it arrived; 0 where it did not.") int ttl,
      @Description("The round trip in milliseconds; 0 where no reply came.") double rttMs,
      @Description("The part of the packets that was lost, from 0 to 1.") double loss,
      @Description("Where it was sent; empty where that is not known.") String address,
      @Description("The source address that the receiver saw; empty where nothing arrived.")
          String sourceSeen,
      @Description("True where a packet of the network's MTU passed unfragmented.") boolean mtuOk,
      @Description("By which interfaces of their pods packets passed.") Interfaces interfaces,
      @Description("What is wrong, in words; empty where nothing is.") String problem) {}

  /** By which interfaces packets passed. */
  @Description(
      "By which interfaces of their pods packets passed; a name is empty where no packet"
          + " was seen.")
  public record Interfaces(
      @Description("The sender's, that a request left by.") String left,
      @Description("The receiver's, that it came in by.") String cameIn,
      @Description("The sender's, that the reply came in by.") String replyIn) {}

  /** An address that is there twice. */
  @Description("An address that several interfaces have.")
  public record Duplicate(
      @Description("The address.") String address,
      @Description("Who has it, as: edge1/demo1 on blue.") List<String> pods) {}

  /** Where to look. */
  public record Advice(
      @Description("Where to look, in words, where a path is broken; not in what demo prints.")
          List<String> advice) {}

  /** The document of a matrix, without advice. */
  public static VerifyDocument of(Matrix matrix) {
    return of(matrix, Unwrapped.none());
  }

  /** The document of a matrix, with what to look at where a path is broken. */
  public static VerifyDocument of(Matrix matrix, List<String> advice) {
    return of(matrix, Unwrapped.of(new Advice(advice)));
  }

  private static VerifyDocument of(Matrix matrix, Unwrapped<Advice> advice) {
    return new VerifyDocument(
        matrix.lab(),
        matrix.proves() && matrix.ok(),
        matrix.all(),
        matrix.paths().size(),
        matrix.paths().stream().map(VerifyDocument::path).toList(),
        matrix.duplicates().stream().map(d -> new Duplicate(d.address(), d.pods())).toList(),
        matrix.failing().stream().map(f -> PodStateEntry.of(f.pod(), f.state())).toList(),
        advice);
  }

  private static Path path(Matrix.PathResult path) {
    return new Path(
        path.from(),
        path.to(),
        path.network(),
        path.family(),
        path.ok(),
        path.ttl(),
        path.rttMs(),
        path.loss(),
        path.address(),
        path.sourceSeen(),
        path.mtuOk(),
        interfaces(path.interfaces()),
        path.problem());
  }

  private static Interfaces interfaces(Echo.Interfaces of) {
    return new Interfaces(of.left(), of.cameIn(), of.replyIn());
  }

  /** True where not all paths were tried. */
  public boolean sampled() {
    return tried < all;
  }

  /** True where every path that was tried is whole and no address is there twice. */
  public boolean whole() {
    return duplicates.isEmpty() && paths.stream().allMatch(Path::ok);
  }
}
