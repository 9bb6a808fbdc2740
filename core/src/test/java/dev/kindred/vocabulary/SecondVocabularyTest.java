package dev.kindred.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.Topology;
import dev.kindred.topology.file.Beside;
import dev.kindred.topology.file.Compound.Fields;
import dev.kindred.topology.file.Dialect;
import dev.kindred.topology.file.Faults;
import dev.kindred.topology.file.Key;
import dev.kindred.topology.file.Reserved;
import dev.kindred.topology.file.Shape;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.topology.file.TopologySchema;
import dev.kindred.topology.file.Value;
import dev.kindred.topology.file.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Words for another provider are a class, and an entry in the list. */
class SecondVocabularyTest {
  /** What is said: a name. */
  private record Ship(String name) {}

  private static final class ShipWords implements Vocabulary<Ship> {
    @Override
    public String name() {
      return "ship";
    }

    @Override
    public Class<Ship> type() {
      return Ship.class;
    }

    @Override
    public Ship nothing() {
      return new Ship("");
    }

    @Override
    public Reserved block() {
      Key name = new Key("name", new Shape.Text(), "none", "Its name.");
      return new Reserved(
          "ship", "the ship", new Fields("ship block", List.of(name)), Map.of("crew", "Remove it"));
    }

    @Override
    public String ofLab() {
      return "What is said to all ships.";
    }

    @Override
    public String ofCluster() {
      return "What is said to this ship.";
    }

    @Override
    public Map<String, String> notes() {
      return Map.of("internet", "ships never do");
    }

    @Override
    public boolean sharesUnderlay() {
      return false;
    }

    @Override
    public Optional<String> apiGroup() {
      return Optional.empty();
    }

    @Override
    public Reading<Ship> reading(Optional<Value> lab, Beside beside, Faults faults) {
      Ship all = ship(lab).orElse(nothing());
      return new Reading<>() {
        @Override
        public Ship ofLab() {
          return all;
        }

        @Override
        public Ship ofCluster(Optional<Value> own, int nodes) {
          return ship(own).orElse(all);
        }

        @Override
        public void check() {}

        @Override
        public Map<String, String> read() {
          return Map.of();
        }
      };
    }

    private static Optional<Ship> ship(Optional<Value> block) {
      return block.flatMap(b -> b.at("name")).flatMap(Value::text).map(Ship::new);
    }
  }

  private static final ShipWords SHIP = new ShipWords();

  private static final Dialect BOTH =
      new Dialect(
          Vocabularies.DIALECT.providers(),
          Vocabularies.DIALECT.aboutProviders(),
          Vocabularies.DIALECT.networkTypes(),
          Vocabularies.DIALECT.aboutTypes(),
          List.of(KindVocabulary.KIND, SHIP));

  private static Topology read(String yaml) {
    return TopologyReader.read("k.yaml", yaml, BOTH).topology();
  }

  @Test
  void is_read_of_the_lab_and_over_that_of_a_cluster_beside_the_first() {
    Topology lab =
        read(
            """
            ship: {name: argo}
            kind: {image: node:1}
            clusters: [a, {name: b, ship: {name: beagle}}]
            """);
    assertThat(lab.said().in(SHIP)).isEqualTo(new Ship("argo"));
    assertThat(lab.clusters())
        .map(cluster -> cluster.said().in(SHIP).name())
        .containsExactly("argo", "beagle");
    assertThat(lab.clusters())
        .map(cluster -> KindOptions.of(cluster).image())
        .containsExactly("node:1", "node:1");
    assertThat(read("clusters: [a]").clusters().getFirst().said().in(SHIP)).isEqualTo(new Ship(""));
  }

  @Test
  void has_its_faults_told_with_place_cause_and_remedy() {
    assertThatThrownBy(() -> read("clusters: [{name: a, ship: {nam: argo, crew: 3}}]"))
        .isInstanceOf(InvalidTopology.class)
        .hasMessageContaining(
            "k.yaml:1:29: clusters[0].ship.nam: a ship block has no key nam. Did you mean name?")
        .hasMessageContaining(
            "k.yaml:1:40: clusters[0].ship.crew: Kindred writes this field of the ship's"
                + " configuration itself. Remove it");
    assertThatThrownBy(() -> TopologyReader.read("k.yaml", "ship: {}", Vocabularies.DIALECT))
        .hasMessageContaining("k.yaml:1:1: ship: a topology has no key ship");
  }

  @Test
  void is_in_the_schema_with_what_it_adds_to_other_keys() {
    assertThat(TopologySchema.json(BOTH))
        .contains("What is said to this ship. Default: the lab's.", "\"#/$defs/ship\"")
        .contains("by IPv4; on kind they always do; ships never do. Default: false.");
  }
}
