package dev.kindred.cli;

import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.host.Folders;
import dev.kindred.host.KindProgram;
import dev.kindred.host.MissingRequirement;
import dev.kindred.lab.LabCycle;
import dev.kindred.plan.Allocation;
import dev.kindred.plan.NetworkTypes;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlanRejected;
import dev.kindred.plan.Planner;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.Finding;
import dev.kindred.provider.NeighbourRoom;
import dev.kindred.provider.kind.doctor.Doctor;
import dev.kindred.provider.kind.doctor.HostPort;
import dev.kindred.provider.kind.doctor.OpenPort;
import dev.kindred.provider.kind.doctor.Wish;
import dev.kindred.provider.kind.images.LabImages;
import dev.kindred.provider.kind.images.MissingImages;
import dev.kindred.provider.netns.NetnsCheckup;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.TopologyFile;
import dev.kindred.topology.TopologyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    Plan plan = plan(clusters, file, provider);
    if (getKind) {
      getKind(call);
    }
    List<Finding> findings = new ArrayList<>(findings(provider, plan, call, file));
    findings.addAll(NeighbourRoom.of(plan));
    DoctorReport report = new DoctorReport(provider, plan, findings);
    if (call.json()) {
      call.print(report.json(call.console().hints()));
    } else {
      report.print(call.console());
    }
    return findings.stream().anyMatch(Finding::isFatal) ? ExitCode.MISSING : ExitCode.DONE;
  }

  private static void getKind(Call call) {
    try (ProgressView progress = ProgressView.of(call)) {
      KindProgram.ofThisUser().obtain(progress::step);
    }
  }

  /** For {@code auto} the question is whether kind can run. */
  private static List<Finding> findings(String provider, Plan plan, Call call, TopologyFile file) {
    return switch (provider) {
      case "kind", "auto" -> kind(plan, made(call, file));
      case "netns" -> NetnsCheckup.of(Folders.ofThisUser().cache(), plan);
      default -> {
        Providers.named(provider, call.notices(), true); // It says what is wrong with most names.
        throw new UsageFault("doctor knows nothing of provider " + provider, "");
      }
    };
  }

  private static List<Finding> kind(Plan plan, Set<String> made) {
    List<Cluster> clusters = plan.topology().clusters();
    List<OpenPort> ports =
        clusters.stream()
            .filter(c -> !made.contains(c.name()))
            .flatMap(c -> HostPort.of(c).stream())
            .map(HostPort::open)
            .distinct()
            .toList();
    Wish wish = Wish.of(plan, clusters.stream().map(Cluster::name).toList()).withPorts(ports);
    try {
      Engine engine = Engine.find(System.getenv());
      List<Finding> findings = new ArrayList<>(Doctor.examine(engine, wish));
      findings.add(images(engine, plan).finding(false));
      return findings;
    } catch (MissingRequirement e) {
      return Doctor.examine(e, wish);
    }
  }

  private static MissingImages images(Engine engine, Plan plan) {
    return MissingImages.of(
        engine,
        plan.topology().clusters().stream()
            .map(c -> LabImages.of(plan.topology(), c.kind(), System.getenv()))
            .toList());
  }

  /** The clusters of the lab that run by now: their own nodes have their ports. */
  private static Set<String> made(Call call, TopologyFile file) {
    try {
      LabCycle lab = call.labs().lab(file);
      return lab.exists() && lab.provider().equals("kind") ? lab.kubeconfigs().keySet() : Set.of();
    } catch (Fault e) {
      return Set.of(); // What cannot be read is looked at as if it was to be made.
    }
  }

  private static int clusters(Call call) {
    int clusters = call.number(CLUSTERS, 0, 1);
    if (clusters > MOST) {
      throw new UsageFault("a lab has at most " + MOST + " clusters, not " + clusters, "");
    }
    return clusters;
  }

  private static Plan plan(int clusters, TopologyFile file, String provider) {
    return clusters == 0
        ? plan(file, provider)
        : plan(
            TopologyReader.read("--clusters", "clusters: " + clusters + "\n", NetworkTypes.names()),
            provider);
  }

  /** On kind nodes' addresses are of no matter here, so that the plan has no underlay. */
  private static Plan plan(TopologyFile file, String provider) {
    Underlay underlay =
        provider.equals("netns")
            ? NetnsCheckup.underlay(file.topology())
            : new Underlay(List.of(), Map.of(), false, 1500, Map.of(), true);
    try {
      return Planner.plan(file.topology(), underlay, Allocation.NONE);
    } catch (PlanRejected e) {
      file.refuse(e.problems());
      throw e;
    }
  }
}
