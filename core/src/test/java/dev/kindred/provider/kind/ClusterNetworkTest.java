package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.CommandFailed;
import dev.kindred.host.Fault;
import dev.kindred.plan.NodeId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Finding;
import dev.kindred.provider.Progress;
import dev.kindred.provider.kubernetes.AwaitsNetwork;
import dev.kindred.provider.kubernetes.Kubectl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterNetworkTest {
  private static final List<NodeId> NODES =
      List.of(DeclaredNodes.id("edge1", 1), DeclaredNodes.id("edge1", 2));

  private static final String OWN =
      "clusters: [{name: edge1, nodes: 2, kind: {networking: {disableDefaultCNI: true}}}]\n";

  @TempDir private Path folder;
  private PaperEngine fake;
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void prepare() {
    fake = new PaperEngine(folder);
  }

  private ClusterNetwork network(LabContext context) {
    Progress progress =
        new Progress() {
          @Override
          public void step(String what) {
            told.add(what);
          }
        };
    return new ClusterNetwork(context, "edge1", new Kubectl(context.nodes(), "edge1"), progress);
  }

  /** Nodes that say this of the network's configuration, beside these DaemonSets. */
  private void cluster(String first, String second, String daemons) {
    fake.script(
        "engine",
        """
        case $* in
          *edge1-control-plane*primary.sh*) echo %s ;;
          *edge1-worker*primary.sh*) echo %s ;;
          *daemonsets*) echo %s ;;
          *' apply '*) cat >%s ;;
        esac\
        """
            .formatted(first, second, daemons, folder.resolve("applied")));
  }

  private String brought() throws IOException {
    Path manifests = Files.writeString(folder.resolve("net.yaml"), "kind: List\n");
    return "clusters: [{name: edge1, nodes: 2, kind: {cni: " + manifests + "}}]\n";
  }

  @Test
  void kinds_own_is_not_looked_for() throws IOException {
    network(fake.site("clusters: [edge1]\n")).settle(NODES);
    assertThat(folder.resolve("calls")).doesNotExist();
  }

  @Test
  void where_nobody_has_begun_to_install_one_it_stops_and_says_what_to_type() {
    cluster("there", "missing", "kube-proxy kube-multus-ds");
    LabContext context = fake.site(OWN);
    assertThatThrownBy(() -> network(context).settle(NODES))
        .isInstanceOf(AwaitsNetwork.class)
        .hasMessageStartingWith("cluster edge1 is made and waits for the network of its pods");
    try {
      network(context).settle(NODES);
    } catch (AwaitsNetwork e) {
      assertThat(e.advice())
          .hasToString(
              "Install one: kubectl --kubeconfig "
                  + context.kubeconfig("edge1")
                  + " apply -f FILE\nThen go on with: kindred up\n"
                  + "Or write the file into the topology, as kind: {cni: FILE}.");
    }
    assertThat(told).isEmpty();
  }

  @Test
  void one_that_is_there_is_left_alone() throws IOException {
    cluster("there", "there", "");
    network(fake.site(OWN)).settle(NODES);
    assertThat(fake.calls()).noneMatch(line -> line.contains("kubectl"));
  }

  @Test
  void one_that_somebody_has_begun_to_install_is_waited_for() {
    cluster("missing", "there", "kube-proxy weave-net");
    assertThatThrownBy(() -> network(fake.site(OWN)).settle(NODES))
        .isInstanceOf(Fault.class)
        .isNotInstanceOf(AwaitsNetwork.class)
        .hasMessage("the network of the pods does not get ready on edge1-control-plane");
    assertThat(told).containsExactly("waiting for the network of the pods of cluster edge1");
  }

  @Test
  void what_the_file_brings_is_applied_and_noted_when_it_is_there() throws IOException {
    cluster("there", "there", "");
    LabContext context = fake.site(brought());
    network(context).settle(NODES);
    assertThat(folder.resolve("applied")).hasContent("kind: List");
    assertThat(fake.calls().getLast()).contains("/etc/kindred/cni");
  }

  @Test
  void manifests_that_the_server_refuses_are_a_fault_after_some_attempts() throws IOException {
    fake.script("engine", "case $* in *' apply '*) echo no such kind >&2; exit 1 ;; esac");
    LabContext context = fake.site(brought());
    assertThatThrownBy(() -> network(context).settle(NODES))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("no such kind");
    assertThat(fake.calls()).filteredOn(call -> call.contains(" apply ")).hasSize(5);
  }

  @Test
  void plan_says_that_up_will_stop_there() throws IOException {
    KindLab lab = new KindLab(fake.home(), fake::engine);
    assertThat(new Preparation(lab, true).examine(PaperEngine.plan(OWN)))
        .anyMatch(f ->
            f.subject().equals("network of the pods") && f.severity() == Finding.Severity.WARNING);
    assertThat(new Preparation(lab, true).examine(PaperEngine.plan(brought())))
        .noneMatch(f -> f.subject().equals("network of the pods"));
  }
}
