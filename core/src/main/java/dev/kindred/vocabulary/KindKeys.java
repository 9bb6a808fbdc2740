package dev.kindred.vocabulary;

import dev.kindred.topology.Bounds;
import dev.kindred.topology.file.AnyValue;
import dev.kindred.topology.file.Compound.Fields;
import dev.kindred.topology.file.Compound.Rows;
import dev.kindred.topology.file.Compound.Table;
import dev.kindred.topology.file.Key;
import dev.kindred.topology.file.Reserved;
import dev.kindred.topology.file.Shape;
import dev.kindred.topology.file.Shape.Choice;
import dev.kindred.topology.file.Shape.Text;
import dev.kindred.topology.file.Shape.Truth;
import dev.kindred.topology.file.Shape.Whole;
import java.util.List;
import java.util.Map;

/**
 * The keys of a block named {@code kind}: the fields of kind's configuration, and three of our own.
 * Values are passed through as they are, but for those that Kindred must understand.
 *
 * @see <a
 *     href="https://github.com/kubernetes-sigs/kind/blob/main/pkg/apis/config/v1alpha4/types.go">v1alpha4</a>
 */
final class KindKeys {
  static final String CONTROL_PLANE = "control-plane";
  static final String WORKER = "worker";

  private static final String PROGRAM = "kind";
  private static final int MOST = Bounds.NODES;
  private static final String KINDS = "that of kind";

  /** kind takes 0 and -1 for a port that is free. */
  private static final int FREE_PORT = -1;

  private static final int MOST_PORTS = 65_535;

  private static final Fields MOUNT =
      new Fields(
          "mount",
          List.of(
              free("hostPath", "A path of this machine."),
              free("containerPath", "Where it is on the node."),
              truth("readOnly", "True if the node may not write there."),
              truth("selinuxRelabel", "True to label it for SELinux."),
              choice(
                  "propagation",
                  List.of("None", "HostToContainer", "Bidirectional"),
                  "None, HostToContainer or Bidirectional.")));

  private static final Fields PORT =
      new Fields(
          "port mapping",
          List.of(
              port("containerPort", 1, "A port of the node."),
              port("hostPort", FREE_PORT, "A port of this machine; 0 for one that is free."),
              new Key(
                  "listenAddress",
                  new AnyValue(),
                  "127.0.0.1",
                  "The address of this machine that it is open on."),
              choice("protocol", List.of("TCP", "UDP", "SCTP"), "TCP, UDP or SCTP.")));

  private static final Fields NODE =
      new Fields(
          "kind node",
          List.of(
              new Key(
                  "role",
                  new Choice("role", List.of(CONTROL_PLANE, WORKER), false),
                  "by its place",
                  "What it is: control-plane for the first node, worker for all others."),
              new Key("image", new Text(), "that of the cluster", "Its image."),
              new Key(
                  "labels",
                  new Table("labels to values", new AnyValue()),
                  "none",
                  "Labels to put on."),
              rows("extraMounts", "mounts", MOUNT, "Paths of this machine to have on it."),
              rows("extraPortMappings", "port mappings", PORT, "Its ports to have here."),
              free("gpus", "The word all, for the graphics processors of this machine."),
              rows("kubeadmConfigPatches", "patches", new Text(), "Patches of kubeadm's files."),
              rows(
                  "kubeadmConfigPatchesJSON6902",
                  "patches",
                  new AnyValue(),
                  "Patches of kubeadm's files by RFC 6902.")));

  static final Reserved NETWORKING =
      new Reserved(
          "kindNetworking",
          PROGRAM,
          new Fields(
              "networking block",
              List.of(
                  free("apiServerAddress", "The address of this machine for the API server."),
                  port("apiServerPort", FREE_PORT, "The port of this machine for the API server."),
                  truth("disableDefaultCNI", "True to have no network of the pods by kind."),
                  choice(
                      "kubeProxyMode",
                      List.of("iptables", "nftables", "ipvs", "none"),
                      "How Services are made: iptables, nftables, ipvs or none."),
                  rows("dnsSearch", "domains", new AnyValue(), "Domains that the nodes look in."))),
          Map.of(
              "podSubnet", "Write podSubnet beside the cluster's name",
              "serviceSubnet", "Write serviceSubnet beside the cluster's name",
              "ipFamily", "It follows from podSubnet and serviceSubnet beside the cluster's name"));

  static final Reserved BLOCK =
      new Reserved(
          "kind",
          PROGRAM,
          new Fields(
              "kind block",
              List.of(
                  new Key("image", new Text(), KINDS, "The image of all nodes that name no other."),
                  new Key(
                      "multus",
                      new Choice("Multus", List.of(KindOptions.THICK, KindOptions.THIN), false),
                      KindOptions.THICK,
                      "Multus as a server on each node, or as a plain plugin."),
                  new Key(
                      "cni",
                      new Text(),
                      KINDS,
                      "A file of manifests that make the network of the pods, in place of kind's."),
                  rows(
                      "nodes",
                      "nodes",
                      NODE,
                      "What each node has besides, by its place: mounts, port mappings and more."),
                  new Key("networking", NETWORKING, KINDS, "The API server's port and the like."),
                  new Key(
                      "featureGates",
                      new Table("feature gates to true or false", new Truth()),
                      KINDS,
                      "Features of Kubernetes to switch."),
                  new Key(
                      "runtimeConfig",
                      new Table("API versions to \"true\" or \"false\"", new AnyValue()),
                      KINDS,
                      "APIs of Kubernetes to switch."),
                  rows(
                      "kubeadmConfigPatches", "patches", new Text(), "Patches of kubeadm's files."),
                  rows(
                      "kubeadmConfigPatchesJSON6902",
                      "patches",
                      new AnyValue(),
                      "Patches of kubeadm's files by RFC 6902."),
                  rows(
                      "containerdConfigPatches",
                      "patches",
                      new Text(),
                      "Patches of containerd's configuration."),
                  rows(
                      "containerdConfigPatchesJSON6902",
                      "patches",
                      new AnyValue(),
                      "Patches of containerd's configuration by RFC 6902."))),
          Map.of(
              "kind", "Remove it",
              "apiVersion", "Remove it",
              "name", "Remove it: it is the cluster's name"));

  private KindKeys() {}

  private static Key free(String name, String description) {
    return new Key(name, new AnyValue(), KINDS, description);
  }

  private static Key truth(String name, String description) {
    return new Key(name, new Truth(), KINDS, description);
  }

  private static Key port(String name, int least, String description) {
    return new Key(name, new Whole(least, MOST_PORTS), KINDS, description);
  }

  private static Key choice(String name, List<String> words, String description) {
    return new Key(name, new Choice(name, words, false), KINDS, description);
  }

  private static Key rows(String name, String noun, Shape item, String description) {
    return new Key(name, new Rows(noun, item, 0, MOST), "none", description);
  }
}
