package dev.kindred.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.topology.file.Reading;
import dev.kindred.vocabulary.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Places of keys, for the checks that come after reading. */
class TopologyFileTest {
  private static final TopologyFile FILE =
      Reading.read(
          """
          name: lab
          clusters:
            - name: a
              podSubnet: [10.97.0.0/16, fd97::/56]
            - b
          networks:
            - name: blue
              cidr: 10.1.0.0/16
              subnets: {a: 10.1.1.0/24}
          """);

  private static void assertPlace(String path, String place) {
    assertThatThrownBy(() -> FILE.refuse(List.of(new Problem(path, "is wrong", "Mend it"))))
        .isInstanceOf(InvalidTopology.class)
        .hasMessage("k.yaml:" + place + ": " + path + ": is wrong. Mend it");
  }

  @Test
  void finds_the_place_of_a_key() {
    assertPlace("name", "1:7");
    assertPlace("clusters[0].podSubnet", "4:16");
    assertPlace("clusters[0].podSubnet[1]", "4:31");
    assertPlace("clusters[1]", "5:5");
    assertPlace("networks[0].subnets.a", "9:18");
  }

  @Test
  void takes_the_place_of_the_enclosing_key_for_one_that_is_left_out() {
    assertPlace("clusters[0].nodes", "3:5");
    assertPlace("clusters[1].podSubnet", "5:5");
    assertPlace("clusters[7].podSubnet", "3:3");
    assertPlace("networks[0].subnets.b", "9:14");
    assertPlace("workloads[0].networks[1]", "1:1");
  }

  @Test
  void reports_in_the_order_of_the_file() {
    assertThatThrownBy(() ->
            FILE.refuse(
                List.of(
                    new Problem("networks[0].cidr", "is late", "Mend it"),
                    new Problem("name", "is early", "Mend it"),
                    new Problem("", "is all wrong", "Mend it"))))
        .hasMessage(
            """
            k.yaml:1:1: is all wrong. Mend it
            k.yaml:1:7: name: is early. Mend it
            k.yaml:8:11: networks[0].cidr: is late. Mend it\
            """);
  }

  @Test
  void refuses_nothing_without_a_problem() {
    assertThatCode(() -> FILE.refuse(List.of())).doesNotThrowAnyException();
  }

  @Test
  void has_no_places_in_the_built_in_lab() {
    TopologyFile seed = Seed.file();
    assertThat(seed.places()).isEmpty();
    assertThatThrownBy(() -> seed.refuse(List.of(new Problem("name", "is wrong", "Mend it"))))
        .hasMessage("built-in lab:1:1: name: is wrong. Mend it");
  }
}
