package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.DeclaredNodes;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Making the changes of a diff leaves nothing to be done, whatever was edited or broken. A failure
 * names the seed and the step.
 */
class DiffConvergenceTest {
  private static final int STEPS = 15;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void after_an_edit_and_its_changes_nothing_is_left_to_do(long seed) {
    RandomLab lab = new RandomLab(seed, 5, 4);
    Plan plan = Planner.plan(lab.topology(), Labs.UNDERLAY, Allocation.NONE);
    World world = World.of(plan);
    assertThat(Diff.of(plan, world.observed())).as("seed %s, new", seed).isEmpty();
    for (int step = 1; step <= STEPS; step++) {
      String edit = lab.edit();
      plan = Planner.plan(lab.topology(), Labs.UNDERLAY, plan.allocation());
      world.become(plan);
      assertThat(Diff.of(plan, world.observed()))
          .as("seed %s, step %s: %s", seed, step, edit)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void after_damage_and_its_changes_nothing_is_left_to_do(long seed) {
    RandomLab lab = new RandomLab(seed, 4, 3);
    Plan plan = Planner.plan(lab.topology(), Labs.UNDERLAY, Allocation.NONE);
    World world = World.of(plan);
    Damage damage = new Damage(new Random(seed), plan, world);
    for (int step = 1; step <= STEPS; step++) {
      List<String> done = new ArrayList<>();
      for (int i = 0; i < step; i++) {
        done.add(damage.any());
      }
      world.become(plan);
      assertThat(Diff.of(plan, world.observed()))
          .as("seed %s, step %s: %s", seed, step, done)
          .isEmpty();
    }
  }

  /** Breaks something of a lab. */
  private record Damage(Random random, Plan plan, World world) {
    private static final Cidr NOBODY = Cidr.of("172.30.200.200");

    String any() {
      PlannedNode node = any(plan.nodes());
      boolean there = world.observed().nodes().containsKey(node.id());
      if (there && (plan.pods().isEmpty() || random.nextBoolean())) {
        return ofNode(node.id().name());
      }
      if (plan.pods().isEmpty()) {
        return "nothing";
      }
      PodId pod = any(plan.pods()).id();
      return world.observed().pods().containsKey(pod) ? ofPod(pod) : "nothing";
    }

    private void lose(List<TableRoute> routes) {
      if (!routes.isEmpty()) {
        routes.remove(random.nextInt(routes.size()));
      }
    }

    private void add(World.NodeState node) {
      Cidr destination =
          node.routes.isEmpty() ? Cidr.of("10.77.0.0/16") : any(node.routes).destination();
      boolean ipv6 = destination.family() == dev.kindred.topology.Family.IPV6;
      Cidr gateway = ipv6 ? Cidr.of("fd6b:696e:6472::dead") : NOBODY;
      node.routes.add(World.via(destination, gateway, DeclaredNodes.LINK));
    }

    private void loseLink(Map<String, Observed.Interface> links) {
      if (!links.isEmpty()) {
        links.remove(any(List.copyOf(links.keySet())));
      }
    }

    private <T> T any(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }

    private String ofNode(String name) {
      World.NodeState node = world.node(name);
      switch (random.nextInt(8)) {
        case 0 -> world.loseNode(name);
        case 1 -> lose(node.routes);
        case 2 -> {
          add(node);
          node.routes.removeIf(r ->
              r.destination().equals(node.routes.getLast().destination())
                  && !r.equals(node.routes.getLast()));
        }
        case 3 -> node.routes.add(World.via(Cidr.of("10.77.0.0/16"), NOBODY, DeclaredNodes.LINK));
        case 4 -> loseLink(node.links);
        case 5 -> change(node.links, random.nextBoolean());
        case 6 -> node.sysctls.replaceAll((key, value) -> value.equals("0") ? "1" : "0");
        default -> add(node);
      }
      return "node " + name;
    }

    private String ofPod(PodId id) {
      World.PodState pod = world.pod(id);
      switch (random.nextInt(7)) {
        case 0 -> world.losePod(id);
        case 1 -> lose(pod.routes);
        case 2 -> pod.alive = false;
        case 3 -> pod.attached.remove("net1");
        case 4 -> loseLink(pod.links);
        case 5 -> change(pod.links, random.nextBoolean());
        default -> pod.attachments.clear();
      }
      return "pod " + id;
    }

    private void change(Map<String, Observed.Interface> links, boolean up) {
      if (links.isEmpty()) {
        return;
      }
      String name = any(List.copyOf(links.keySet()));
      links.computeIfPresent(name, (_, was) -> World.link(was, up, up ? 1400 : was.mtu()));
    }
  }
}
