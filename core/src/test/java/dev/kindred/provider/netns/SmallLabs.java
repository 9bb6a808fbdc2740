package dev.kindred.provider.netns;

import dev.kindred.host.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Labs that are made in an instant, and that have little in common but their names. */
final class SmallLabs {
  private static final List<String> EVERYWHERE =
      List.of(
          """
          clusters: 1
          networks: [{name: data-plane}]
          workloads: [{name: idle, networks: [data-plane]}]
          """,
          """
          clusters: 2
          networks: [{name: data-plane}]
          workloads: [{name: idle, networks: [data-plane]}]
          """,
          """
          clusters: [{name: edge1, nodes: 2}]
          networks: [{name: data-plane, cidr: [10.1.0.0/16, 'fd10:1::/48']}]
          workloads: [{name: idle, networks: [data-plane], replicas: 2}]
          """,
          """
          clusters: 2
          networks: [{name: data-plane}, {name: bridged, type: bridge}]
          workloads:
            - {name: idle, networks: [bridged, data-plane], clusters: [edge1]}
            - {name: busy, networks: [bridged], command: [sleep, '10000'], clusters: [edge2]}
          """,
          """
          clusters: [{name: edge2}, {name: edge1}]
          networks: [{name: flat, type: macvlan}, {name: data-plane}]
          workloads: [{name: idle, networks: [flat, data-plane]}]
          """);

  private static final String OPEN =
      """
      internet: true
      clusters: 2
      networks: [{name: data-plane}]
      workloads: [{name: idle, networks: [data-plane]}]
      """;

  /** Each is a file. The last needs a program of its own, and is there where that is. */
  static final List<String> FILES = files();

  private SmallLabs() {}

  private static List<String> files() {
    List<String> files = new ArrayList<>(EVERYWHERE);
    if (Programs.find(Internet.PROGRAM).isPresent() && Files.isReadable(Path.of("/dev/net/tun"))) {
      files.add(OPEN);
    }
    return List.copyOf(files);
  }
}
