package dev.kindred.provider.kubernetes;

import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.LogWish;
import dev.kindred.provider.NodeAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The kubectl of a cluster's control plane, which is of the cluster's own version and needs neither
 * a program nor a port on this machine.
 */
public final class Kubectl {
  public static final String CONFIG = "/etc/kubernetes/admin.conf";

  private final NodeAccess nodes;
  private final String cluster;

  public Kubectl(NodeAccess nodes, String cluster) {
    this.nodes = nodes;
    this.cluster = cluster;
  }

  /** Whose it is. */
  public String cluster() {
    return cluster;
  }

  /** A command of kubectl. */
  public Command command(String... arguments) {
    List<String> line = new ArrayList<>(List.of("kubectl", "--kubeconfig", CONFIG));
    line.addAll(List.of(arguments));
    return nodes
        .on(DeclaredNodes.controlPlane(cluster), line.toArray(String[]::new))
        .purpose("kubectl " + arguments[0] + " in cluster " + cluster)
        .timeout(Duration.ofMinutes(1));
  }

  /**
   * Makes objects what the manifests say, by the server, which knows whose each field is: what
   * others set besides stays, and what they set instead is ours again. They are not held against
   * the server's schemas first: it would have to put those together for it, which takes a new one
   * seconds.
   */
  public void apply(String manifests, String what) {
    command(
            "apply",
            "--server-side",
            "--force-conflicts",
            "--field-manager=kindred",
            "--validate=false",
            "--filename",
            "-")
        .input(manifests)
        .purpose("apply " + what + " to cluster " + cluster)
        .run();
  }

  /** Writes what the container of a pod printed, as long as its reader wants it. */
  public void logs(String pod, LogWish wish, OutputStream out) throws IOException {
    List<String> line = new ArrayList<>(List.of("logs", pod));
    if (wish.follow()) {
      line.add("--follow");
    }
    if (wish.previous()) {
      line.add("--previous");
    }
    if (wish.tail() >= 0) {
      line.add("--tail=" + wish.tail());
    }
    Process process = command(line.toArray(String[]::new)).start();
    try (InputStream printed = process.getInputStream()) {
      printed.transferTo(out);
      out.flush();
      String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new Fault("could not read the log of pod " + pod + ": " + said.strip(), "");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroy();
    }
  }

  /** Deletes those objects of a lab that bear these names in its label, and nobody else's. */
  public void delete(String kind, String lab, Set<String> names) {
    if (!names.isEmpty()) {
      String which =
          "kindred.dev/lab=%s,app.kubernetes.io/name in (%s)"
              .formatted(lab, String.join(",", names));
      command("delete", kind, "--wait=false", "--selector", which).run();
    }
  }

  /** Deletes objects, where they are there; does not wait until they are gone. */
  public void delete(String kind, List<String> names) {
    delete(kind, names, "--wait=false");
  }

  /**
   * Deletes pods, where they are there, and waits until they are gone: a Deployment counts them as
   * its own until its controllers have seen to it.
   */
  public void deletePods(List<String> names) {
    delete("pod", names, "--timeout=50s");
  }

  private void delete(String kind, List<String> names, String option) {
    if (!names.isEmpty()) {
      List<String> line = new ArrayList<>(List.of("delete", kind, "--ignore-not-found", option));
      line.addAll(names);
      command(line.toArray(String[]::new)).run();
    }
  }
}
