package dev.kindred;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.advice.Advice;
import dev.kindred.advice.Hint;
import dev.kindred.explain.Explanation;
import dev.kindred.lab.Diagnosis;
import dev.kindred.plan.Change;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.NodeId;
import dev.kindred.provider.Echo;
import dev.kindred.verify.Matrix.PathResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhereToLookTest {
  private static final PathResult BROKEN =
      new PathResult(
          "b/w",
          "a/w",
          "dp",
          "ipv4",
          false,
          0,
          0,
          1,
          "10.1.1.2",
          "",
          false,
          Echo.Interfaces.NONE,
          "no reply");

  private static String advice(Diagnosis diagnosis) {
    return String.join("\n", WhereToLook.of(BROKEN, diagnosis, Hint::toString));
  }

  @Test
  void what_differs_from_the_plan_is_mended_by_up_and_what_does_not_is_explained() {
    Explanation.Path way =
        new Explanation.Path(
            "dp",
            "ipv4",
            Explanation.Direction.THERE,
            false,
            false,
            List.of(new Explanation.Hop("node b", "eth0", "", "")),
            "nftables ip t, chain c (forward): drop",
            Advice.NONE.run("node", "b", "--").and(" nft delete rule ip t c handle 2"),
            List.of("node a: masquerade"));
    Explanation explanation = new Explanation("b/w", "a/w", List.of(way), List.of());
    Change drift = new NodeChange.Remove(new NodeId("b", "b-control-plane"));
    assertThat(advice(new Diagnosis(List.of(drift), explanation)))
        .isEqualTo(
            "see where: kindred explain b/w a/w   mend it: kindred up   (1 thing differs from the"
                + " plan)");
    assertThat(advice(new Diagnosis(List.of(), explanation)))
        .isEqualTo(
            """
            nothing differs from the plan, so that kindred up would mend nothing
            ✗ stops at b: nftables ip t, chain c (forward): drop. Mend it: kindred node b -- nft delete rule ip t c handle 2
            ! could stop or change packets: node a: masquerade
            see where: kindred explain b/w a/w\
            """);
    Explanation whole = new Explanation("b/w", "a/w", List.of(), List.of());
    assertThat(advice(new Diagnosis(List.of(), whole)))
        .contains("if that finds nothing, it can be tc or eBPF on an interface");
  }
}
