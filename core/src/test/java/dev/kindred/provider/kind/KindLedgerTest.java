package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Engine;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.LabHome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KindLedgerTest {
  private static final Engine PODMAN = new Engine("podman");

  private final LabHome home;
  private final KindLedger standing;

  KindLedgerTest(@TempDir Path folder) {
    home = new PaperEngine(folder).home();
    standing = new KindLedger(home);
  }

  @Test
  void nothing_stands_of_a_lab_that_made_nothing() {
    assertThat(standing.clusters()).isEmpty();
    assertThat(standing.begun()).isEmpty();
    assertThat(standing.nodes()).isEmpty();
    assertThat(standing.engine()).isEmpty();
    assertThat(standing.subnet()).isEmpty();
    assertThat(standing.mtu()).isEmpty();
  }

  @Test
  void a_cluster_that_is_being_made_is_begun_and_has_no_nodes_yet() {
    standing.intendCluster("edge1");
    assertThat(standing.begun()).containsExactly("edge1");
    assertThat(standing.clusters()).isEmpty();
    standing.madeCluster("edge1", 2);
    assertThat(standing.begun()).containsExactly("edge1");
    assertThat(standing.nodes())
        .containsExactly(DeclaredNodes.id("edge1", 1), DeclaredNodes.id("edge1", 2));
    standing.goneCluster("edge1");
    assertThat(standing.begun()).isEmpty();
  }

  @Test
  void a_container_network_tells_of_the_engine_only_when_it_is_made() {
    standing.intendNetwork("kindred-lab");
    assertThat(standing.networks()).containsExactly("kindred-lab");
    assertThat(standing.engine()).isEmpty();
    assertThat(standing.network()).isEmpty();
    made(KindLedger.network("kindred-lab", PODMAN, "172.30.0.0/20", 1570));
    assertThat(standing.engine()).contains(PODMAN);
    assertThat(standing.network()).contains("kindred-lab");
    assertThat(standing.subnet()).contains("172.30.0.0/20");
    assertThat(standing.mtu()).contains(1570);
    standing.goneNetwork("kindred-lab");
    assertThat(standing.networks()).isEmpty();
  }

  @Test
  void what_an_earlier_kindred_wrote_down_has_what_it_left_out() {
    home.ledger().made("network", "kindred-lab", Map.of());
    home.ledger().made("cluster", "edge1", Map.of());
    assertThat(standing.mtu()).contains(ContainerNetwork.MTU);
    assertThat(standing.engine()).isEmpty();
    assertThat(standing.subnet()).isEmpty();
    assertThat(standing.clusters()).containsEntry("edge1", 1);
  }

  @Test
  void what_was_found_by_marks_stands_beside_what_the_ledger_knows_and_once() {
    standing.madeCluster("edge1", 1);
    KindLedger both =
        new KindLedger(
            home, List.of(KindLedger.cluster("edge1", 1), KindLedger.cluster("edge2", 3)));
    assertThat(both.begun()).containsExactly("edge1", "edge2");
    assertThat(both.clusters()).containsEntry("edge2", 3);
    assertThat(home.ledger().standing()).hasSize(1);
  }

  @Test
  void volumes_are_no_clusters() {
    standing.intendVolume("0123");
    assertThat(standing.volumes()).containsExactly("0123");
    assertThat(standing.begun()).isEmpty();
    standing.goneVolume("0123");
    assertThat(standing.volumes()).isEmpty();
  }

  private void made(dev.kindred.provider.Ledger.Entry entry) {
    home.ledger().made(entry.kind(), entry.name(), entry.detail());
  }
}
