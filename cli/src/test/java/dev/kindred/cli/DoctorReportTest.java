package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.document.DoctorDocument;
import dev.kindred.host.Json;
import dev.kindred.host.Packages;
import dev.kindred.plan.Allocation;
import dev.kindred.plan.Plan;
import dev.kindred.plan.Planner;
import dev.kindred.provider.Finding;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorReportTest {
  private static final Plan PLAN =
      Planner.plan(
          TopologyReader.read("kindred.yaml", "clusters: 1\n", Vocabularies.DIALECT).topology(),
          Underlays.unknown(),
          Allocation.NONE);

  private static DoctorDocument document(Hints hints, Finding... findings) {
    return DoctorDocument.of("kind", PLAN, List.of(findings), hints::typed);
  }

  private static String text(Finding... findings) {
    Terminal terminal = Terminal.plain();
    new DoctorReport(document(terminal.console().hints(), findings)).print(terminal.console());
    terminal.console().flush();
    return terminal.out();
  }

  @Test
  void each_finding_has_a_line_and_its_remedy_below() {
    assertThat(
            text(
                Finding.ok("engine", "podman 4.3.1"),
                Finding.fatal("kernel", "it has no veth", "sudo modprobe veth\nsudo reboot"),
                Finding.warning("disk", "low", "podman system prune"),
                Finding.unknown("memory", "could not be read")))
        .isEqualTo(
            """
            ✓ engine  podman 4.3.1
            ✗ kernel  it has no veth
                      sudo modprobe veth
                      sudo reboot
            ! disk    low
                      podman system prune
            ? memory  could not be read

            ✗ not ready for 1 cluster of provider kind: 1 in the way, 1 to think of, 1 unknown
            """);
  }

  @Test
  void a_machine_is_ready_also_with_something_to_think_of() {
    assertThat(text(Finding.ok("disk", "much")))
        .endsWith("\n✓ ready for 1 cluster of provider kind\n");
    assertThat(text(Finding.warning("disk", "low", "")))
        .endsWith("\n✓ ready for 1 cluster of provider kind: 1 to think of\n");
  }

  @Test
  void what_mends_it_is_called_as_kindred_was_called_and_leads_to_the_lab() {
    Finding finding = Finding.fatal("kind", "there is none", Packages.advice("kind"));
    Hints hints = new Hints(() -> "./kindred");
    hints.about(() -> new Subject(List.of(), List.of("-f", "two.yaml"), false));

    assertThat(Json.write(document(hints, finding)))
        .contains("cache: ./kindred doctor -f two.yaml --get-kind\"");
  }
}
