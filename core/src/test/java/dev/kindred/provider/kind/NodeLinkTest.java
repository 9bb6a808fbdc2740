package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import dev.kindred.plan.Plan;
import dev.kindred.provider.Finding;
import dev.kindred.provider.Overtaken;
import dev.kindred.provider.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lab's container network has, and what its file wants. */
class NodeLinkTest {
  private static final String DUAL =
      """
      clusters: [{name: edge1, podSubnet: [10.90.0.0/16, 'fd90::/56']}]
      networks: []
      workloads: []
      """;

  @TempDir private Path folder;
  private PaperEngine fake;

  @BeforeEach
  void prepare() {
    fake = new PaperEngine(folder);
  }

  private KindLab lab() {
    return new KindLab(fake.home(), fake::engine);
  }

  /** The engine has a network with these blocks. */
  private void network(String... blocks) {
    String subnets = "{\"subnet\": \"" + String.join("\"}, {\"subnet\": \"", blocks) + "\"}";
    fake.script(
        "engine",
        "case $* in 'network inspect'*) echo '[{\"subnets\": [" + subnets + "]}]' ;; esac");
  }

  private Optional<Fault> fault(String yaml) {
    return new NodeLink(lab()).fault(PaperEngine.plan(yaml));
  }

  @Test
  void a_network_without_ipv6_is_told_and_nothing_is_begun() {
    network("172.30.0.0/20");
    new KindLedger(fake.home()).intendNetwork("kindred-paper");
    Fault fault = fault(DUAL).orElseThrow();
    assertThat(fault)
        .hasMessage(
            "the container network kindred-paper has no IPv6, and pods or Services of a cluster"
                + " are to have it");
    assertThat(fault.advice())
        .hasToString(
            "Leave IPv6 out of podSubnet and serviceSubnet, or take the lab down first: kindred"
                + " down");
    Plan plan = PaperEngine.plan(DUAL);
    assertThatThrownBy(() -> new Preparation(lab(), true).run(plan, Progress.NONE))
        .hasMessage(fault.getMessage());
    assertThat(new Preparation(lab(), true).examine(plan))
        .contains(Finding.fatal("container network", fault.getMessage(), fault.advice()));
  }

  @Test
  void one_that_has_ipv6_or_is_not_there_or_need_not_is_none() {
    assertThat(fault(DUAL)).isEmpty();
    network("172.30.0.0/20", "fd6b:696e:6472:8000::/64");
    assertThat(fault(DUAL)).isEmpty();
    network("172.30.0.0/20");
    assertThat(fault("clusters: 1\n")).isEmpty();
  }

  @Test
  void where_labs_share_kinds_network_that_one_is_to_be_removed() {
    network("10.89.0.0/24");
    assertThat(fault(DUAL + "underlay: kind\n").orElseThrow().advice().toString())
        .startsWith("Remove it when nothing is on it: ")
        .endsWith(" network rm kind. Or leave out underlay: kind.");
  }

  @Test
  void another_underlay_is_seen_by_plan_as_well() {
    new KindLedger(fake.home()).madeNetwork(lab().network(true), fake.engine(), "172.30.0.0/20");
    new KindLedger(fake.home()).madeCluster("edge1", 1);
    assertThat(new Preparation(lab(), true).examine(PaperEngine.plan("clusters: [edge1]\n")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.isFatal()).isTrue())
        .satisfies(finding -> assertThat(finding.what()).contains("container network kind"));
  }

  @Test
  void the_network_is_made_with_ipv6_where_that_is_needed() throws IOException {
    LabContext context = fake.site(DUAL);
    new NetworkMaking(context, context.plan().underlay().getFirst()).run();
    assertThat(fake.calls())
        .anyMatch(line -> line.matches(".*--ipv6 --subnet fd6b:696e:6472:8...::/64 kindred-paper"));
    LabContext plain = fake.site("clusters: 1\n");
    new NetworkMaking(plain, plain.plan().underlay().getFirst()).run();
    assertThat(fake.calls().getLast()).doesNotContain("--ipv6");
  }

  @Test
  void an_ipv6_block_that_another_lab_has_just_taken_is_chosen_anew() {
    fake.script(
        "engine",
        """
        case $* in
          'network create'*) line=${*##*--subnet }; echo "${line%% *}" >%1$s/taken; exit 1 ;;
          'network ls'*) echo other ;;
          'network inspect other') [ ! -e %1$s/taken ] || echo "[{\\"subnets\\": [{\\"subnet\\": \\"$(cat %1$s/taken)\\"}]}]" ;;
        esac\
        """
            .formatted(folder));
    // That of IPv4 is the file's own, so that it is not looked at.
    LabContext context = fake.site(DUAL + "underlay: 192.168.240.0/20\n");
    assertThatThrownBy(() -> new NetworkMaking(context, context.plan().underlay().getFirst()).run())
        .isInstanceOf(Overtaken.class)
        .hasMessageStartingWith("the block fd6b:696e:6472:8");
  }

  /** A ledger that is lost is written anew by it. */
  @Test
  void the_block_of_the_plan_is_not_the_one_that_the_engine_gives_ipv6_of() {
    network("fd6b:696e:6472:8000::/64", "172.30.0.0/20");
    List<String> blocks =
        new LedgerRecovery(fake.engine(), fake.home())
            .entries().stream().map(entry -> entry.detail().get("subnet")).toList();
    assertThat(blocks).containsExactly("172.30.0.0/20");
  }
}
