package dev.kindred.provider.netns;

import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.plan.Given;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.plan.Slice;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses that pods have from IPAM. While an interface is taken away to be made anew they
 * stand in a file, {@code kept/POD.NETWORK}, and are asked of IPAM again: peers know a pod by its
 * address.
 *
 * @see <a
 *     href="https://www.cni.dev/plugins/current/ipam/host-local/#supported-arguments">host-local,
 *     supported arguments</a>
 */
final class KeptLeases {
  private static final String FOLDER = "kept";

  private final LabFiles files;

  KeptLeases(LabFiles files) {
    this.files = files;
  }

  private static String file(PodId pod, String network) {
    return FOLDER + "/" + Names.of(pod) + "." + network;
  }

  /** What a plugin gave an interface: by its result, or by what is kept while there is none. */
  Optional<Given> given(PodId pod, String interfaceName, String network) {
    return files
        .read(PodRecord.result(pod, interfaceName))
        .flatMap(KeptLeases::parse)
        .or(() -> files.read(file(pod, network)).map(KeptLeases::lines));
  }

  /** Reads a plugin's result; empty for what is none. */
  static Optional<Given> parse(String result) {
    try {
      JsonValue json = Json.parse(result, "a CNI result");
      List<String> addresses = new ArrayList<>();
      json.list("ips").forEach(ip -> ip.text("address").ifPresent(addresses::add));
      String mac =
          json.list("interfaces").stream()
              .filter(link -> !link.text("sandbox").orElse("").isEmpty())
              .flatMap(link -> link.text("mac").stream())
              .findFirst()
              .orElse("");
      return Optional.of(given(addresses, mac)).filter(given -> !given.addresses().isEmpty());
    } catch (Fault e) {
      return Optional.empty();
    }
  }

  /** The node's end of the pair that a plugin made, by its result. */
  static List<String> onNode(String result) {
    try {
      return Json.parse(result, "a CNI result").list("interfaces").stream()
          .filter(link -> link.text("sandbox").orElse("").isEmpty())
          .flatMap(link -> link.text("name").stream())
          .filter(name -> name.startsWith("veth"))
          .toList();
    } catch (Fault e) {
      return List.of();
    }
  }

  private static Given lines(String text) {
    return given(text.lines().toList(), "");
  }

  private static Given given(List<String> texts, String mac) {
    List<Cidr> addresses = new ArrayList<>();
    List<Cidr> subnets = new ArrayList<>();
    for (String text : texts) {
      int slash = text.indexOf('/');
      Cidr.parse(slash < 0 ? text : text.substring(0, slash)).ifPresent(addresses::add);
      Cidr.enclosing(text).ifPresent(subnets::add);
    }
    return new Given(addresses, subnets, mac);
  }

  /** Keeps what an interface has, before it is detached. */
  void keep(PodId pod, String interfaceName, String network) {
    given(pod, interfaceName, network)
        .ifPresent(given -> {
          List<String> lines = new ArrayList<>();
          for (int i = 0; i < given.addresses().size(); i++) {
            String prefix = i < given.subnets().size() ? "/" + given.subnets().get(i).prefix() : "";
            lines.add(given.addresses().get(i).ip() + prefix);
          }
          files.folder(FOLDER);
          files.write(file(pod, network), String.join("\n", lines) + "\n");
        });
  }

  /** True when nothing is kept. */
  boolean isEmpty() {
    return files.names(FOLDER).isEmpty();
  }

  /** True when a pod had an address that it is to have again. */
  boolean has(PodId pod, String network) {
    return files.exists(file(pod, network));
  }

  /** It has it again, or cannot have it. */
  void forget(PodId pod, String network) {
    if (has(pod, network)) {
      files.delete(file(pod, network));
    }
  }

  /** Forgets all that is kept: the lab is as planned. */
  void sweep() {
    files.deleteFolder(FOLDER);
  }

  /**
   * The call with what is kept asked of IPAM: what is of the node's slice, and nobody else's by
   * now.
   */
  Cni.Call asking(Cni.Call call, NodeId node, Slice slice) {
    List<Object> wanted = new ArrayList<>();
    for (String line : files.read(file(call.pod(), call.network())).orElse("").split("\n")) {
      Optional<Cidr> address = Cidr.parse(line.split("/", 2)[0]);
      address
          .filter(slice::contains)
          .filter(a -> !files.exists(Leases.file(node, call.network(), a)))
          .ifPresent(a -> wanted.add(a.ip()));
    }
    Optional<String> config = files.read(call.config().substring(LabFiles.inside("").length()));
    if (wanted.isEmpty() || config.isEmpty()) {
      return call;
    }
    Map<String, Object> map =
        new LinkedHashMap<>(Json.parse(config.get(), "a CNI configuration").asMembers());
    map.put("args", Map.of("cni", Map.of("ips", wanted)));
    String name = PodRecord.folder(call.pod()) + "/" + call.interfaceName() + ".ask";
    return call.by(files.write(name, Json.write(map)));
  }
}
