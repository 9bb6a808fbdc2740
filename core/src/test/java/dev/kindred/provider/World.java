package dev.kindred.provider;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A provider under test, with ways to look into its labs and to break them behind its back. */
public interface World {
  /** A provider as a command makes it. */
  Provider provider();

  /** Runs a program on a node; what it printed. A failed one is a fault. */
  String onNode(TestLab lab, NodeId node, String... command);

  /** Runs a program in a pod; what it printed. A failed one is a fault. */
  String inPod(TestLab lab, PodId pod, String... command);

  /** Takes a pod away, as it would go by an accident. */
  void removePod(TestLab lab, PodId pod);

  /** What each pod that is there is to the machine: one that is made anew differs. */
  Map<PodId, String> identities(TestLab lab);

  /**
   * The line of a change that sees to an interface of a pod which its plugin is to make anew: the
   * provider's own verb.
   *
   * @param link as {@code net1 (data-plane)}
   */
  String mended(PodId pod, String link, String reason);

  /**
   * True where a lab takes so long that a class of tests has one: each test begins with an {@code
   * up} of its own file, and takes back what {@code up} leaves alone.
   */
  default boolean keepsItsLab() {
    return false;
  }

  /**
   * What a lab that runs has outside its folder, to be looked at again when it is down.
   *
   * @return what is left of it; empty when nothing is
   */
  Supplier<List<String>> traces(TestLab lab);
}
