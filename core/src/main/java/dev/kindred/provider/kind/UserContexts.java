package dev.kindred.provider.kind;

import dev.kindred.host.Fault;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.kind.contexts.KubeconfigFile;
import dev.kindred.provider.kind.contexts.KubeconfigText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The contexts of a lab's clusters in kubeconfigs of the user's. Each is in the ledger before it is
 * written, with what was the current one before; it goes with its cluster.
 */
final class UserContexts {
  /** kind does not wait for its lock on a kubeconfig, and clusters are made side by side. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final LabHome home;
  private final Standing standing;

  UserContexts(LabHome home) {
    this.home = home;
    this.standing = new Standing(home);
  }

  /** The name that kind gives a cluster's context, and its cluster and user as well. */
  static String name(String cluster) {
    return "kind-" + cluster;
  }

  /**
   * Adds clusters, the first as the current one.
   *
   * @param kind writes them
   */
  void add(KubeconfigFile file, List<String> clusters, KindTool kind) {
    Optional<String> before = before(file);
    for (String cluster : clusters.reversed()) {
      standing.intendContext(file.path(), cluster);
      kind.export(cluster, file.path());
      standing.madeContext(file.path(), cluster, before.orElse(""));
    }
  }

  /** The current context that is not the lab's own; what it was before, where it is. */
  private Optional<String> before(KubeconfigFile file) {
    Optional<String> now = file.read().flatMap(KubeconfigText::current);
    Map<String, String> ours = standing.contexts(file.path());
    for (Map.Entry<String, String> context : ours.entrySet()) {
      if (now.filter(name(context.getKey())::equals).isPresent()) {
        return Optional.of(context.getValue()).filter(name -> !name.isEmpty());
      }
    }
    return now;
  }

  /**
   * Writes a cluster that was made anew over what it was, where it was added.
   *
   * @return what could not be written, and why, in lines for people
   */
  List<String> renew(String cluster, KindTool kind) {
    List<String> left = new ArrayList<>();
    synchronized (ONE_AT_A_TIME) {
      for (Path path : standing.contextFiles()) {
        if (standing.contexts(path).containsKey(cluster)) {
          renew(new KubeconfigFile(path), cluster, kind).ifPresent(left::add);
        }
      }
    }
    return left;
  }

  private static Optional<String> renew(KubeconfigFile file, String cluster, KindTool kind) {
    try {
      Optional<String> now = file.read().flatMap(KubeconfigText::current);
      kind.export(cluster, file.path());
      now.ifPresent(name -> file.change(text -> text.withCurrent(name)));
      return Optional.empty();
    } catch (Fault e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * Takes clusters out of the kubeconfigs that they were added to, and makes the context current
   * that was before, where it is theirs now. An entry that bears the name and has another authority
   * is somebody else's, and stays.
   *
   * @return what could not be taken out, and why, in lines for people
   */
  List<String> remove(Collection<String> clusters) {
    return standing.contextFiles().stream()
        .flatMap(path -> remove(path, clusters).stream())
        .toList();
  }

  private Optional<String> remove(Path path, Collection<String> clusters) {
    Map<String, String> added = new LinkedHashMap<>(standing.contexts(path));
    added.keySet().retainAll(clusters);
    if (added.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> left = Optional.empty();
    try {
      new KubeconfigFile(path).change(text -> without(text, added));
    } catch (Fault e) {
      left = Optional.of(e.getMessage());
    }
    added.keySet().forEach(cluster -> standing.goneContext(path, cluster));
    return left;
  }

  private Optional<String> without(KubeconfigText text, Map<String, String> added) {
    Set<String> names = new LinkedHashSet<>();
    String before = "";
    for (Map.Entry<String, String> context : added.entrySet()) {
      if (isOurs(text, context.getKey())) {
        names.add(name(context.getKey()));
        before = context.getValue();
      }
    }
    boolean current = text.current().filter(names::contains).isPresent();
    String next = text.contexts().contains(before) && !names.contains(before) ? before : "";
    Optional<KubeconfigText> rest =
        current ? text.withCurrent(next).flatMap(KubeconfigText::of) : Optional.of(text);
    return names.isEmpty() ? Optional.empty() : rest.flatMap(t -> t.without(names));
  }

  private boolean isOurs(KubeconfigText text, String cluster) {
    Optional<String> own =
        own(cluster).flatMap(KubeconfigText::of).flatMap(t -> t.authority(name(cluster)));
    Optional<String> there = text.authority(name(cluster));
    return there.isPresent() && (own.isEmpty() || own.equals(there));
  }

  /** The lab's own kubeconfig of a cluster. */
  private Optional<String> own(String cluster) {
    try {
      return Optional.of(Files.readString(Site.kubeconfig(home, cluster)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
