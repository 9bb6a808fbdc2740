package dev.kindred.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What people's own jobs turned up, on the last lab of {@link KindStory}. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
interface JobsStory {
  /** Prints words that Kubernetes would put others in the place of. */
  String SAYS =
      "[sh, -c, 'trap \"exit 0\" TERM; echo \"$0 $1\"; while :; do sleep 1; done', '$$', '$(HOME)']";

  /** In the network namespace that has the address, by the node's own programs. */
  String INSIDE =
      """
      address=$1
      shift
      for file in /run/netns/*; do
        if nsenter --net="$file" ip -oneline address | grep -qF " $address/"; then exec nsenter --net="$file" "$@"; fi
      done
      exit 1
      """;

  /** Where and with whom it plays. */
  Stage stage();

  private LabOnKind lab() {
    return stage().lab();
  }

  private String address(String link) {
    return lab().addresses().getOrDefault(link, "none");
  }

  private void inside(String address, String... words) {
    List<String> line =
        new ArrayList<>(List.of("exec", "edge1-control-plane", "sh", "-c", INSIDE, "in"));
    line.add(address);
    line.addAll(List.of(words));
    stage().engine().says(line.toArray(String[]::new));
  }

  @Test
  @Order(31)
  default void a_pod_that_takes_another_hardware_address_is_reached_at_once() {
    String address = address("edge1/demo1 net1");
    for (String mac : List.of("02:00:00:00:00:07", "02:00:00:00:00:08")) {
      inside(address, "ip", "link", "set", "dev", "net1", "address", mac);
      lab().run("exec", "edge3/demo1", "--", "ping", "-c", "1", "-W", "1", address);
    }
    lab().isWhole(12 + 2);
  }

  @Test
  @Order(32)
  default void a_route_of_somebody_elses_within_the_data_plane_is_named_and_stays() {
    String line =
        stage()
            .engine()
            .says(
                "exec", "edge3-control-plane", "ip", "-4", "-o", "address", "show", "dev", "eth0");
    Matcher engines = Pattern.compile("inet ([0-9.]+)/").matcher(line);
    assertThat(engines.find()).isTrue();
    String[] route = {"10.1.99.0/24", "via", engines.group(1)};
    String node = "edge1-control-plane";
    stage().engine().says("exec", node, "ip", "route", "add", route[0], route[1], route[2]);
    assertThat(lab().run("status")).contains(String.join(" ", route), "is not Kindred's");
    assertThat(lab().run("up")).contains("nothing to do");
    stage().engine().says("exec", node, "ip", "route", "del", route[0], route[1], route[2]);
  }

  @Test
  @Order(33)
  default void a_rule_in_a_pod_is_explained_and_the_hint_takes_it_away() {
    String target = address("edge3/demo1 net1");
    String here = address("edge1/demo1 net1");
    inside(here, "ip", "rule", "add", "to", target, "table", "77", "priority", "50");
    inside(here, "ip", "route", "add", "blackhole", target, "table", "77");
    Command.Output output = lab().kindred("explain", "edge1/demo1", "edge3/demo1").tryRun();
    assertThat(output.exitCode()).isEqualTo(3);
    Matcher hint = Pattern.compile("edge1-control-plane -- (nsenter .*)").matcher(output.stdout());
    assertThat(hint.find()).as(output.stdout()).isTrue();
    String[] words = ("node edge1 -- " + hint.group(1)).split(" ");
    lab().run(words);
    lab().run("explain", "edge1/demo1", "edge3/demo1");
  }

  @Test
  @Order(34)
  default void a_pod_that_is_made_anew_keeps_its_addresses() {
    Map<String, String> before = lab().addresses();
    inside(address("edge1/demo2 net2"), "ip", "link", "del", "net1");
    assertThat(lab().drift())
        .singleElement()
        .asString()
        .startsWith("replace pod edge1/demo2: net1");
    lab().run("up");
    assertThat(lab().addresses()).isEqualTo(before);
    lab().isWhole(12 + 2);
  }

  @Test
  @Order(35)
  default void exit_codes_tell_kindreds_faults_from_a_programs() {
    assertThat(code("exec", "edge1/demo1", "--", "nosuch")).isEqualTo(127);
    assertThat(code("exec", "edge1/demo1", "--", "/etc")).isEqualTo(126);
    assertThat(code("exec", "edge1/nosuch", "--", "ls")).isEqualTo(125);
    assertThat(code("exec", "edge1/demo1", "--", "sh", "-c", "exit 7")).isEqualTo(7);
  }

  private int code(String... arguments) {
    return lab().kindred(arguments).tryRun().exitCode();
  }
}
