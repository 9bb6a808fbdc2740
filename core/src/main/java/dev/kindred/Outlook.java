package dev.kindred;

import dev.kindred.document.DoctorDocument;
import dev.kindred.document.FindingEntry;
import dev.kindred.document.PlanDocument;
import dev.kindred.document.PlannedDocument;
import dev.kindred.host.Json;
import dev.kindred.lab.Checkup;
import dev.kindred.lab.LabCycle;
import dev.kindred.lab.Preview;
import dev.kindred.plan.Plan;
import dev.kindred.provider.NeighbourRoom;
import dev.kindred.render.Recipe;
import dev.kindred.topology.TopologyFile;
import java.util.List;
import java.util.Map;

/** What would come of the topology of a lab. Nothing of it changes anything. */
public final class Outlook {
  private final LabCycle lab;
  private final TopologyFile file;
  private final Settings settings;

  Outlook(LabCycle lab, TopologyFile file, Settings settings) {
    this.lab = lab;
    this.file = file;
    this.settings = settings;
  }

  /** What {@link Lab#up} would do, with its plan. */
  public Planned planned() {
    Preview preview = lab.preview(file);
    return new Planned(
        PlannedDocument.of(lab.provider(), preview, lab.examine(preview), settings.writing()),
        FindingEntry.of(NeighbourRoom.of(preview.plan()), settings.writing()));
  }

  /**
   * What {@link Lab#up} would do.
   *
   * @param document the plan, what would be changed, and what is in the way
   * @param room what of this machine matters to labs of such a size
   */
  public record Planned(PlannedDocument document, List<FindingEntry> room) {}

  /**
   * What this machine lacks for the lab, whether that is there or not.
   *
   * @param asked the name of the provider as it was asked for
   */
  public DoctorDocument doctor(String asked) {
    Checkup checkup = lab.checkup(file);
    return DoctorDocument.of(asked, checkup.plan(), checkup.findings(), settings.writing());
  }

  /** Its plan as files for kind, kubectl and ip, and a picture: texts by their paths. */
  public Map<String, String> recipe() {
    Plan plan = lab.planned(file);
    return Recipe.of(plan, Json.pretty(PlanDocument.of(plan)));
  }
}
