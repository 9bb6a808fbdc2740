package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Files with many faults: all of them are reported at once. */
class ManyProblemsTest {
  @Test
  void reports_every_problem_of_a_file_in_its_order() {
    assertThat(
            problems(
                """
                nmae: lab
                provider: knid
                underlay: 172.30.0.0
                clusters:
                  - name: edge1
                    nodes: two
                    podSubnet: 10.97.1.0/16
                  - name: edge1
                  - Edge3
                networks:
                  - name: data-plane
                    type: vxlan
                    cidr: [10.1.0.0/16, 10.2.0.0/16]
                    mtu: 100
                    clusters: [edge4]
                  - name: storage
                    cidr: 10.1.128.0/17
                workloads:
                  - image: busybox
                    networks: [storge]
                    replicas: -1
                """))
        .containsExactly(
            "k.yaml:1:1: nmae: a topology has no key nmae. Did you mean name?",
            "k.yaml:2:11: provider: there is no provider \"knid\". Did you mean kind?",
            "k.yaml:3:11: underlay: 172.30.0.0 is an address; a block has a prefix length. Did you"
                + " mean 172.30.0.0/16?",
            "k.yaml:6:12: clusters[0].nodes: must be a whole number from 1 to 1023, but is the text"
                + " \"two\". Write it in digits",
            "k.yaml:7:16: clusters[0].podSubnet: 10.97.1.0/16 has bits set after its prefix. Did"
                + " you mean 10.97.0.0/16?",
            "k.yaml:8:11: clusters[1].name: the name edge1 is taken by the cluster in line 5. Give"
                + " each cluster a name of its own",
            "k.yaml:9:5: clusters[2]: \"Edge3\" is no name: it may hold a-z, 0-9 and -, and begins"
                + " and ends with a letter or digit. Did you mean edge3?",
            "k.yaml:12:11: networks[0].type: there is no network type \"vxlan\". Known: ptp,"
                + " bridge, macvlan",
            "k.yaml:13:25: networks[0].cidr[1]: 10.2.0.0/16 is a second IPv4 block, after"
                + " 10.1.0.0/16. Keep one of them",
            "k.yaml:14:10: networks[0].mtu: must be a whole number from 576 to 65535, but is the"
                + " number 100. Write 576 or more",
            "k.yaml:15:16: networks[0].clusters[0]: there is no cluster edge4. Did you mean edge1?",
            "k.yaml:17:11: networks[1].cidr: 10.1.128.0/17 of network storage overlaps 10.1.0.0/16"
                + " of network data-plane in line 13. 10.0.128.0/17 is free",
            "k.yaml:19:5: workloads[0]: this workload has no name. Add name: …",
            "k.yaml:20:16: workloads[0].networks[0]: there is no network storge. Did you mean"
                + " storage?",
            "k.yaml:21:15: workloads[0].replicas: must be a whole number from 0 to 10000, but is the"
                + " number -1. Write 0 or more");
  }

  @Test
  void reports_a_syntax_fault_alone() {
    assertThat(problems("nmae: a\nclusters: [a\nprovider: knid\n"))
        .containsExactly(
            "k.yaml:3:9: clusters: the bracket of line 2 is not closed before this. Close it, or"
                + " separate its items with commas");
  }

  @Test
  void counts_problems_past_a_thousand() {
    StringBuilder yaml = new StringBuilder();
    for (int i = 1; i <= 1500; i++) {
      yaml.append("key").append(i).append(": 1\n");
    }
    List<String> problems = problems(yaml.toString());
    assertThat(problems).hasSize(1001);
    assertThat(problems.getFirst()).startsWith("k.yaml:1:1: key1: a topology has no key key1.");
    assertThat(problems.get(999)).startsWith("k.yaml:1000:1: key1000: ");
    assertThat(problems.getLast()).isEqualTo("k.yaml:1000:1: and 500 more problems");
  }
}
