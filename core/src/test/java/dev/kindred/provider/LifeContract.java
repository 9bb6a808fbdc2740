package dev.kindred.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.verify.Matrix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A lab comes up and is proven. */
public interface LifeContract extends InWorld {
  @Test
  default void up_makes_the_lab_of_the_seed_and_packets_prove_it(TestLab lab) {
    Matrix matrix = lab.seed().isWhole().verify();
    assertThat(matrix.paths()).hasSize(12);
    assertThat(matrix.all()).isEqualTo(12);
    for (Matrix.PathResult path : matrix.paths()) {
      boolean far = !path.from().startsWith(path.to().substring(0, "edge1".length()));
      assertThat(path.ttl()).as("%s", path).isEqualTo(far ? 62 : 63);
      assertThat(path.network()).isEqualTo("data-plane");
      assertThat(path.loss()).isZero();
      assertThat(path.mtuOk()).isTrue();
      assertThat(path.rttMs()).isPositive();
      assertThat(lab.addresses().get(path.from() + " net1")).containsExactly(path.sourceSeen());
      assertThat(lab.addresses().get(path.to() + " net1")).containsExactly(path.address());
    }
  }

  @Test
  default void pods_have_addresses_of_their_clusters_parts(TestLab lab) {
    Map<String, List<String>> addresses = lab.seed().addresses();
    assertThat(addresses).hasSize(8);
    addresses.forEach((link, ips) -> {
      String cluster = link.startsWith("edge1") ? "1" : "2";
      assertThat(ips)
          .as(link)
          .singleElement()
          .asString()
          .satisfies(ip ->
              assertThat(link.endsWith("eth0") || ip.startsWith("10.1." + cluster + ".")).isTrue());
    });
  }

  @Test
  default void an_up_of_what_is_up_changes_nothing(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    assertThat(lab.up()).isEmpty();
    assertThat(lab.drift()).isEmpty();
    assertThat(lab.identities()).isEqualTo(before);
  }
}
