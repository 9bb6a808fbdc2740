package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.document.DoctorDocument;
import dev.kindred.fetch.KindProgram;
import dev.kindred.topology.TopologyFile;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;

/** {@code kindred doctor}. */
final class DoctorCommand implements Subcommand {
  private static final String CLUSTERS = "clusters";
  private static final String GET_KIND = "get-kind";
  private static final int MOST = 1000;

  @Override
  public void describe(Syntax syntax) {
    syntax
        .value(CLUSTERS, "N", "look for N clusters of one node; default: those of the file")
        .flag(GET_KIND, "get kind into Kindred's cache where it is missing, then look for kind")
        .note(
            "It changes nothing, but for --get-kind: that downloads kind's release, whose SHA-256 is known, or",
            "else builds it by go install. What is in the way stands with the command that mends it; what",
            "cannot be read is said to be unknown. Of kind it looks at the program and the engine, cgroups, the",
            "kernel, limits, disk, memory, addresses and the firewall; of netns at programs, namespaces and CNI",
            "plugins.",
            "Exit code 4: a lab cannot be made.");
  }

  @Override
  public int run(Call call) {
    int clusters = clusters(call);
    TopologyFile file = call.labs().fileOrDemo(clusters == 0);
    boolean getKind = call.has(GET_KIND);
    String provider =
        call.options().provider().orElse(getKind ? "kind" : file.topology().provider());
    if (getKind) {
      getKind(call);
    }
    TopologyFile wanted = clusters == 0 ? file : ofSize(clusters);
    // For "auto" the question is whether kind can run.
    Lab lab = call.labs().lab(wanted, provider.equals("auto") ? "kind" : provider);
    DoctorDocument document = lab.outlook().doctor(provider);
    if (call.json()) {
      call.print(document);
    } else {
      new DoctorReport(document).print(call.console());
    }
    return document.ok() ? ExitCode.DONE : ExitCode.MISSING;
  }

  private static void getKind(Call call) {
    try (ProgressView progress = ProgressView.of(call)) {
      KindProgram.ofThisUser().obtain(progress::step);
    }
  }

  private static int clusters(Call call) {
    int clusters = call.number(CLUSTERS, 0, 1);
    if (clusters > MOST) {
      throw new UsageFault("a lab has at most " + MOST + " clusters, not " + clusters, "");
    }
    return clusters;
  }

  private static TopologyFile ofSize(int clusters) {
    String text = "clusters: " + clusters + "\n";
    return TopologyReader.read("--clusters", text, Vocabularies.DIALECT);
  }
}
