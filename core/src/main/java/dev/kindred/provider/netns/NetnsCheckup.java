package dev.kindred.provider.netns;

import dev.kindred.fetch.CniPlugins;
import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.host.MissingRequirement;
import dev.kindred.host.Packages;
import dev.kindred.host.UserNamespaces;
import dev.kindred.plan.Plan;
import dev.kindred.provider.Finding;
import dev.kindred.topology.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at this machine before a lab of namespaces is made on it. Leaves nothing behind. */
final class NetnsCheckup {
  private static final Duration SOON = Duration.ofSeconds(10);

  /** As the holder does: what {@link HolderStart} starts, and the mounts of its script. */
  private static final String TRIAL =
      "echo begun; mount -t proc proc /proc && mount -t tmpfs kindred /run";

  /** What that says when there are namespaces. */
  private static final String BEGUN = "begun";

  private NetnsCheckup() {}

  /**
   * Every finding, also those that all is well.
   *
   * @param here where plugins are looked for
   */
  static List<Finding> of(CniPlugins here, Plan plan) {
    List<Finding> findings = new ArrayList<>();
    Finding tools = program("unshare", "util-linux");
    findings.add(program("ip", "iproute2"));
    findings.add(tools);
    if (!tools.isFatal()) {
      Finding namespaces = namespaces();
      findings.add(namespaces);
      if (!namespaces.isFatal()) {
        findings.add(LabUsers.finding());
        findings.addAll(LinkTrial.of(plan));
      }
    }
    if (plan.gateway().isPresent()) {
      findings.add(program(Internet.PROGRAM, Internet.PROGRAM));
    }
    Set<String> plugins = NetnsProvider.plugins(plan);
    findings.add(
        here.has(plugins)
            ? plugins(plugins, Optional.empty(), true)
            : plugins(plugins, here.tryFetch(plugins), false));
    findings.addAll(limits(Limits.of(plan.topology())));
    findings.addAll(limits(Limits.of(plan)));
    return findings;
  }

  /** By what the program says its version is. */
  private static Finding program(String program, String suite) {
    try {
      String flag = program.equals("ip") ? "-Version" : "--version";
      Command.Output said = Command.of(program, flag).timeout(SOON).tryRun();
      return version(program, suite, (said.stdout() + said.stderr()).strip());
    } catch (Fault e) {
      return Finding.fatal(suite, e.getMessage(), e.advice());
    }
  }

  /** Busybox has programs of the same names that lack what Kindred uses. */
  static Finding version(String program, String suite, String said) {
    return said.contains(suite)
        ? Finding.ok(suite, said.lines().findFirst().orElse(""))
        : Finding.fatal(
            suite,
            "the program " + program + " here is not that of " + suite,
            Packages.remedy(program));
  }

  private static Finding namespaces() {
    try {
      Command.Output trial =
          Command.of(
                  "unshare",
                  "--user",
                  "--map-root-user",
                  "--net",
                  "--mount",
                  "--pid",
                  "--ipc",
                  "--fork",
                  "--kill-child",
                  "sh",
                  "-c",
                  TRIAL)
              .env("LC_ALL", "C") // Its error texts are read.
              .timeout(SOON)
              .tryRun();
      return namespaces(trial);
    } catch (Fault e) {
      return Finding.fatal("namespaces", e.getMessage(), e.advice());
    }
  }

  static Finding namespaces(Command.Output trial) {
    String subject = "namespaces";
    if (trial.exitCode() == 0) {
      return Finding.ok(subject, "this user can make them, with a /proc and a /run of their own");
    }
    if (trial.stdout().strip().equals(BEGUN)) {
      return Finding.fatal(
          subject,
          "they can be made, but not set up: " + trial.stderr().strip(),
          HolderStart.MOUNTS);
    }
    Fault fault = UserNamespaces.check(trial.stderr());
    return Finding.fatal(subject, fault.getMessage(), fault.advice());
  }

  /**
   * @param why they could not be fetched
   */
  static Finding plugins(Set<String> plugins, Optional<MissingRequirement> why, boolean there) {
    String names = String.join(", ", plugins.stream().sorted().toList());
    if (why.isPresent()) {
      return Finding.fatal("CNI plugins", why.get().getMessage(), why.get().advice());
    }
    return Finding.ok(
        "CNI plugins",
        there
            ? names + " are here"
            : "no folder has all of " + names + "; up will fetch them, which was tried just now");
  }

  private static List<Finding> limits(List<Problem> problems) {
    return problems.stream().map(p -> Finding.fatal("size", p.what(), p.advice())).toList();
  }
}
