package dev.kindred.provider.kind.doctor;

import static java.util.stream.Collectors.joining;

import dev.kindred.plan.NetworkTypes;
import dev.kindred.provider.Finding;
import dev.kindred.provider.kind.doctor.Host.Presence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Whether the kernel has what nodes and their networks are made of. */
final class KernelChecks {
  private static final String SUBJECT = "kernel";

  /** Each by the modules of which one is enough. */
  private static final List<List<String>> WANTED =
      List.of(
          List.of("overlay"),
          List.of("veth"),
          List.of("bridge"),
          List.of("nf_nat"),
          List.of("nf_tables", "ip_tables"));

  /** What nodes do without: with it, frames between pods of a bridge pass iptables as well. */
  private static final String OPTIONAL = "br_netfilter";

  private KernelChecks() {}

  /** The names of the modules to look for. */
  static List<String> features() {
    List<String> all = new ArrayList<>();
    WANTED.forEach(all::addAll);
    all.add(Requirements.SEGMENT);
    NetworkTypes.names().stream()
        .flatMap(name -> NetworkTypes.named(name).stream())
        .flatMap(type -> type.kernel().stream())
        .filter(link -> !all.contains(link))
        .forEach(all::add);
    all.add(OPTIONAL);
    return all;
  }

  static List<Finding> of(EngineState engine, Host.Kernel kernel, Requirements wish) {
    List<List<String>> wanted = new ArrayList<>(WANTED);
    wish.links().forEach(link -> wanted.add(List.of(link)));
    List<Finding> findings = new ArrayList<>();
    if (!kernel.modulesFolder() && engine.is("podman")) {
      findings.add(folder());
    }
    List<List<String>> missing = with(wanted, kernel, Presence.MISSING);
    List<List<String>> unknown = with(wanted, kernel, Presence.UNKNOWN);
    List<List<String>> unloaded = with(wanted, kernel, Presence.LOADABLE);
    if (!missing.isEmpty()) {
      findings.add(
          Finding.fatal(
              SUBJECT, "it has no " + text(missing), built(missing.getFirst().getFirst())));
    }
    if (!unloaded.isEmpty() && engine.rootless()) {
      findings.add(
          Finding.warning(
              SUBJECT,
              "not loaded, which plain users cannot have done: " + text(unloaded),
              load(unloaded.stream().map(List::getFirst).collect(joining(" ")))));
    }
    if (!unknown.isEmpty()) {
      findings.add(Finding.unknown(SUBJECT, "it does not tell whether it has " + text(unknown)));
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(SUBJECT, "it has " + all(wanted, kernel)));
    }
    return findings;
  }

  private static Finding folder() {
    return Finding.fatal(
        SUBJECT,
        "there is no folder /lib/modules, which kind mounts into nodes; an empty one will do",
        "sudo mkdir -p /lib/modules");
  }

  private static String text(List<List<String>> choices) {
    return choices.stream().map(choice -> String.join(" or ", choice)).collect(joining(", "));
  }

  private static String load(String modules) {
    return "sudo modprobe -a "
        + modules
        + "\nprintf '%s\\n' "
        + modules
        + " | sudo tee /etc/modules-load.d/kindred.conf   # to keep them";
  }

  private static String built(String module) {
    return "sudo modprobe "
        + module
        + "   # if that fails: start a kernel that has CONFIG_"
        + option(module)
        + ", in a container or virtual machine on its host";
  }

  /** The kernel's own name for what a module has. */
  static String option(String module) {
    return switch (module) {
      case "overlay" -> "OVERLAY_FS";
      case "ip_tables" -> "IP_NF_IPTABLES";
      case "br_netfilter" -> "BRIDGE_NETFILTER";
      default -> module.toUpperCase(Locale.ROOT);
    };
  }

  private static List<List<String>> with(
      List<List<String>> wanted, Host.Kernel kernel, Presence presence) {
    return wanted.stream()
        .filter(choice -> kernel.feature(best(kernel, choice)) == presence)
        .toList();
  }

  /** Of those of which one is enough, the one that is nearest. */
  private static String best(Host.Kernel kernel, List<String> choice) {
    return Collections.min(choice, Comparator.comparing(kernel::feature));
  }

  private static String all(List<List<String>> wanted, Host.Kernel kernel) {
    String names = wanted.stream().map(choice -> best(kernel, choice)).collect(joining(", "));
    return kernel.feature(OPTIONAL) == Presence.LOADED
        ? names + " and " + OPTIONAL
        : names + "; " + OPTIONAL + ", which is optional, is not loaded";
  }
}
