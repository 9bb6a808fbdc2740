package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangeTest {
  private final Plan plan = Labs.plan("clusters: [edge1]");
  private final NodeId node = Labs.node("edge1-control-plane");
  private final PlannedNode planned = plan.nodes().getFirst();
  private final PlannedPod pod = plan.pods().getFirst();
  private final Route route = Route.via(Cidr.of("10.1.2.0/24"), Cidr.of("172.30.0.3"));

  private final List<Change> every =
      List.of(
          new NodeChange.Add(planned),
          new NodeChange.Remove(node),
          new NodeChange.Mend(planned, true, "eth0 is missing"),
          new RouteChange.Set(node, route, "missing"),
          new RouteChange.Remove(node, route),
          new RouteChange.Remove(node, Route.unreachable(Cidr.of("10.9.0.0/16"))),
          new RouteChange.SetToPod(node, Cidr.of("10.1.1.2"), "veth1", pod.id()),
          new PodChange.Add(pod),
          new PodChange.Remove(pod.id(), node, "not in the topology"),
          new PodChange.Replace(pod, node, "its command changed"),
          new InterfaceChange.Reattach(pod, "net1", "data-plane", "missing"),
          new InterfaceChange.Mend(pod, "net1", List.of(route), List.of(), "is down"),
          new PodChange.SetSettings(pod, "net.ipv4.conf.all.arp_notify is 0, not 1"));

  @Test
  void says_what_it_does_to_what_and_why() {
    assertThat(every.stream().map(c -> c.kind() + "|" + c.subject() + "|" + c.reason()))
        .containsExactly(
            "add|node edge1-control-plane|",
            "remove|node edge1-control-plane|not in the topology",
            "mend|node edge1-control-plane|eth0 is missing",
            "mend|route 10.1.2.0/24 via 172.30.0.3 on edge1-control-plane|missing",
            "remove|route 10.1.2.0/24 via 172.30.0.3 on edge1-control-plane|not in the plan",
            "remove|route unreachable 10.9.0.0/16 on edge1-control-plane|not in the plan",
            "mend|route 10.1.1.2/32 dev veth1 on edge1-control-plane"
                + "|missing; it leads to edge1/demo1",
            "add|pod edge1/demo1|",
            "remove|pod edge1/demo1|not in the topology",
            "replace|pod edge1/demo1|its command changed",
            "mend|net1 (data-plane) of pod edge1/demo1|missing",
            "mend|net1 of pod edge1/demo1|is down",
            "mend|settings of pod edge1/demo1|net.ipv4.conf.all.arp_notify is 0, not 1");
  }

  @Test
  void belongs_to_a_cluster() {
    assertThat(every).allMatch(change -> change.cluster().equals("edge1"));
  }

  @Test
  void has_a_sign_for_each_kind() {
    assertThat(Stream.of(Change.Kind.values()).map(Change.Kind::sign))
        .containsExactly("+", "-", "~", "±");
  }
}
