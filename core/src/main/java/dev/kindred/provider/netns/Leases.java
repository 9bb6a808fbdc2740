package dev.kindred.provider.netns;

import dev.kindred.plan.NodeId;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The addresses that host-local gave to pods: a file each, {@code leases/NODE/NETWORK/ADDRESS},
 * with the pod's namespace on its first line. The plugin makes a file before it writes it: one that
 * is empty is of a plugin that was killed in between, and no DEL gives it back.
 *
 * @see <a href="https://www.cni.dev/plugins/current/ipam/host-local/#files">host-local, files</a>
 */
final class Leases {
  private static final String FOLDER = "leases";

  private final LabFiles files;

  Leases(Holder holder) {
    this.files = new LabFiles(holder);
  }

  /** The file of the lease of an address. */
  static String file(NodeId node, String network, Cidr address) {
    return FOLDER + "/" + Names.of(node) + "/" + network + "/" + address.ip();
  }

  /** A lease whose pod has neither a namespace nor a record by which it would be detached. */
  private record Lease(String file, String address, String network, String pod) {
    @Override
    public String toString() {
      return "address " + address + " on " + network + ", of " + (pod.isEmpty() ? "nobody" : pod);
    }
  }

  /** Those of pods that are gone, in words. */
  List<String> strays() {
    return lost().stream().map(Lease::toString).toList();
  }

  /** Gives those back. No plugin may be at work. */
  void sweep() {
    lost().forEach(lease -> files.delete(lease.file()));
  }

  private List<Lease> lost() {
    List<Lease> leases = new ArrayList<>();
    for (String node : files.names(FOLDER)) {
      for (String network : files.names(FOLDER + "/" + node)) {
        String folder = FOLDER + "/" + node + "/" + network;
        files.names(folder).forEach(address -> read(folder, address, network, leases));
      }
    }
    Set<String> pods = new HashSet<>(files.names(PodRecord.FOLDER)); // Read last: they come first.
    pods.addAll(files.namespaces());
    leases.removeIf(lease -> pods.contains(lease.pod()));
    return leases;
  }

  /** The plugin's lock and its last address are no leases. */
  private void read(String folder, String address, String network, List<Lease> leases) {
    if (!address.equals("lock") && !address.startsWith("last_reserved_ip")) {
      String file = folder + "/" + address;
      files
          .read(file)
          .map(text -> text.lines().findFirst().orElse(""))
          .ifPresent(pod -> leases.add(new Lease(file, address, network, pod)));
    }
  }
}
