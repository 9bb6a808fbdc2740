package dev.kindred.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.Plan;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class LabPictureTest {
  /** The largest lab that is drawn with all that is in it. */
  private static final String SIX =
      """
      name: six
      clusters:
        - {name: paris, nodes: 2}
        - {name: london, nodes: 2}
        - {name: amsterdam-north-exchange, nodes: 2}
        - {name: berlin, nodes: 2}
        - {name: roma, nodes: 2}
        - {name: athens, nodes: 2}
      networks:
        - {name: data-plane, cidr: [10.1.0.0/16, 'fd10:1::/48']}
        - {name: storage, type: bridge, mtu: 1400}
        - {name: radio, type: macvlan, cidr: 10.3.0.0/16, clusters: [paris, roma, athens]}
      workloads:
        - {name: router, networks: [data-plane, storage], replicas: 2}
        - {name: a-workload-with-a-long-name-indeed, networks: [data-plane]}
        - {name: antenna, networks: [radio, data-plane], replicas: 30, clusters: [paris, roma]}
      """;

  private static Plan large(int clusters, int networks) {
    String names =
        IntStream.rangeClosed(1, clusters)
            .mapToObj(i -> "  - {name: site" + i + ", nodes: 3}\n")
            .collect(Collectors.joining());
    String nets =
        IntStream.rangeClosed(1, networks)
            .mapToObj(i -> "  - {name: net-" + i + "}\n")
            .collect(Collectors.joining());
    String rest = networks == 0 ? "networks: []\nworkloads: []\n" : "networks:\n" + nets;
    return Plans.of("name: large\nclusters:\n" + names + rest);
  }

  private static Document parsed(String svg) {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(svg, e);
    }
  }

  private static List<Element> all(Document document, String element) {
    NodeList nodes = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", element);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static List<String> texts(String svg, String element) {
    return all(parsed(svg), element).stream().map(Element::getTextContent).toList();
  }

  @Test
  void pictures_are_as_they_were_found_good() {
    Golden.check(
        "pictures",
        Map.of(
            "six.svg", LabPicture.svg(Plans.of(SIX)), "large.svg", LabPicture.svg(large(26, 9))));
  }

  @Test
  void shows_clusters_nodes_pods_and_networks_by_name() {
    String svg = LabPicture.svg(Plans.seed());

    assertThat(texts(svg, "text"))
        .contains("edge", "edge1", "edge2", "edge1-control-plane", "demo1", "demo2")
        .contains("10.1.1.0/24", "10.1.2.0/24", "eth0 172.30.0.2 fd6b:696e:6472::2")
        .contains("data-plane", "ptp", "10.1.0.0/16", "underlay", "MTU 1500");
  }

  @Test
  void says_when_the_nodes_are_on_the_network_of_kind() {
    assertThat(LabPicture.svg(Plans.withoutAddresses("provider: kind\nunderlay: kind\n")))
        .contains(">kind's network, MTU 1500<");
  }

  @Test
  void tells_its_title_and_what_is_in_it_to_those_who_do_not_see_it() {
    Document document = parsed(LabPicture.svg(Plans.seed()));

    Element root = document.getDocumentElement();
    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getAttribute("aria-labelledby").split(" "))
        .isEqualTo(
            new String[] {
              all(document, "title").getFirst().getAttribute("id"),
              all(document, "desc").getFirst().getAttribute("id")
            });
    assertThat(all(document, "title").getFirst().getTextContent()).isEqualTo("Lab edge");
    assertThat(all(document, "desc").getFirst().getTextContent())
        .isEqualTo(
            "2 clusters, 2 nodes, 4 pods, 1 data-plane network."
                + " Network 1, data-plane (ptp, 10.1.0.0/16), joins edge1, edge2.");
  }

  @Test
  void needs_nothing_from_elsewhere() {
    String svg = LabPicture.svg(Plans.of(SIX)).replace("http://www.w3.org/2000/svg", "");

    assertThat(svg).doesNotContain("http", "url(", "@import", "<script", "<image", "@font-face");
  }

  @Test
  void each_cluster_is_wired_to_each_of_its_networks() {
    Document document = parsed(LabPicture.svg(Plans.of(SIX)));

    List<String> wires = all(document, "path").stream().map(p -> p.getAttribute("class")).toList();
    assertThat(wires.stream().filter("wire n1"::equals)).hasSize(6);
    assertThat(wires.stream().filter("wire n2"::equals)).hasSize(6);
    assertThat(wires.stream().filter("wire n3"::equals)).hasSize(3);
  }

  @Test
  void many_pods_of_a_node_are_counted_and_long_names_lose_their_middle() {
    assertThat(texts(LabPicture.svg(Plans.of(SIX)), "text"))
        .contains("+ 10 pods")
        .anyMatch(t -> t.startsWith("a-workload") && t.contains("…") && t.endsWith("-indeed"));
  }

  @Test
  void large_labs_are_drawn_with_a_small_box_a_cluster() {
    String svg = LabPicture.svg(large(26, 9));

    assertThat(texts(svg, "text"))
        .contains("site1", "site26", "3 nodes · 2 pods")
        .doesNotContain("site1-control-plane");
    assertThat(texts(svg, "desc").getFirst()).contains("joins 26 clusters");
  }

  @Test
  void all_boxes_lie_within_the_picture() {
    for (Plan plan :
        List.of(
            Plans.seed(),
            Plans.of(SIX),
            Plans.of(Plans.MIXED),
            large(1, 1),
            large(5, 0),
            large(7, 20),
            large(100, 30))) {
      Document document = parsed(LabPicture.svg(plan));
      int height = number(document.getDocumentElement(), "height");
      for (Element box : all(document, "rect")) {
        assertThat(number(box, "x") + number(box, "width")).isBetween(1, 900);
        assertThat(number(box, "y") + number(box, "height")).isBetween(1, height);
        assertThat(number(box, "width")).isPositive();
      }
    }
  }

  private static int number(Element element, String attribute) {
    return Integer.parseInt(element.getAttribute(attribute));
  }

  @Test
  void text_is_escaped() {
    String hostile = "</title><script>\"&'\u0000\uD800";

    String svg =
        new Svg()
            .begin("svg", "xmlns", "http://www.w3.org/2000/svg", "id", hostile)
            .holding(hostile, "title")
            .end()
            .toString();

    String kept = "</title><script>\"&'\uFFFD\uFFFD";
    assertThat(texts(svg, "title")).containsExactly(kept);
    assertThat(parsed(svg).getDocumentElement().getAttribute("id")).isEqualTo(kept);
  }

  @Test
  void a_fitted_name_keeps_both_ends() {
    assertThat(Lettering.fitted("edge1", 12, 200)).isEqualTo("edge1");
    String fitted = Lettering.fitted("amsterdam-north-exchange-control-plane", 12, 150);
    assertThat(fitted).startsWith("amsterdam").contains("…").endsWith("plane");
    assertThat(Lettering.width(fitted, 12)).isLessThanOrEqualTo(150);
  }
}
