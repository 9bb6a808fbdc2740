package dev.kindred.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PodId;
import dev.kindred.provider.PodPath;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {
  private static Plan lab(int clusters, int replicas, String cidr) {
    return Labs.plan(
        """
        clusters: %d
        networks: [{name: data-plane, cidr: %s}]
        workloads: [{name: demo, networks: [data-plane], replicas: %d}]
        """
            .formatted(clusters, cidr, replicas));
  }

  private static List<PodPath> paths(Plan plan, int sample) {
    return Verification.of(plan, Labs.healthy(plan), new Sample(sample)).paths();
  }

  private static Map<PodId, Long> count(List<PodPath> paths, Function<PodPath, PodId> end) {
    return paths.stream().collect(Collectors.groupingBy(end, Collectors.counting()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 89, 90, 1000, Integer.MAX_VALUE})
  void takes_just_as_many_paths_as_are_wanted_and_none_twice(int wanted) {
    Plan plan = lab(2, 5, "10.1.0.0/16");
    List<PodPath> paths = paths(plan, wanted);
    assertThat(paths).hasSize(Math.min(wanted, 90));
    assertThat(new HashSet<>(paths)).hasSameSizeAs(paths);
    assertThat(paths).noneMatch(p -> p.from().equals(p.to()));
  }

  @ParameterizedTest
  @CsvSource({"2, 5, 1", "2, 5, 3", "5, 10, 1", "5, 10, 4", "3, 7, 1", "3, 7, 2", "1, 12, 1"})
  void every_pod_sends_and_receives_its_share(int clusters, int replicas, int share) {
    Plan plan = lab(clusters, replicas, "10.1.0.0/16");
    int pods = clusters * replicas;
    List<PodPath> paths = paths(plan, pods * share);
    assertThat(count(paths, PodPath::from))
        .hasSize(pods)
        .allSatisfy((_, n) -> assertThat(n).isEqualTo(share));
    assertThat(count(paths, PodPath::to))
        .hasSize(pods)
        .allSatisfy((_, n) -> assertThat(n).isEqualTo(share));
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 51, 99, 101, 333, 2000})
  void a_sample_of_any_size_is_mostly_between_clusters_and_hits_no_pod_alone(int wanted) {
    Plan plan = lab(5, 10, "10.1.0.0/16");
    List<PodPath> paths = paths(plan, wanted);
    long far = paths.stream().filter(p -> !p.from().cluster().equals(p.to().cluster())).count();
    assertThat(far).isGreaterThan(wanted * 6L / 10);
    assertThat(count(paths, PodPath::to).values())
        .allSatisfy(n -> assertThat(n).isLessThanOrEqualTo(5 + 2L * wanted / 50));
    assertThat(count(paths, PodPath::from).values())
        .allSatisfy(n -> assertThat(n).isLessThanOrEqualTo(1 + wanted / 50L));
  }

  @Test
  void every_network_and_family_has_its_share() {
    Plan plan =
        Labs.plan(
            """
            clusters: 2
            networks:
              - {name: large, cidr: [10.1.0.0/16, 'fd10:1::/48']}
              - {name: small, cidr: 10.2.0.0/16}
            workloads:
              - {name: many, networks: [large], replicas: 5}
              - {name: few, networks: [small], replicas: 2}
            """);
    List<PodPath> paths = paths(plan, 96);
    Map<String, Long> byNetwork =
        paths.stream()
            .collect(
                Collectors.groupingBy(
                    p -> p.network() + " " + p.source().family(), Collectors.counting()));
    assertThat(byNetwork).isEqualTo(Map.of("large ipv4", 45L, "large ipv6", 45L, "small ipv4", 6L));
  }

  @Test
  void the_same_sample_is_taken_again() {
    Plan plan = lab(3, 9, "10.1.0.0/16");
    assertThat(paths(plan, 100)).isEqualTo(paths(plan, 100));
  }

  @Test
  void the_result_says_of_how_many_paths_it_is_a_sample() {
    Plan plan = lab(2, 5, "10.1.0.0/16");
    Matrix matrix = Verification.of(plan, Observed.NOTHING, new Sample(10)).matrix(List.of());
    assertThat(matrix.all()).isEqualTo(90);
    assertThat(matrix.paths()).hasSize(10);
    assertThat(matrix.sampled()).isTrue();
  }

  @Test
  void a_lab_of_many_thousand_pods_overflows_nothing() {
    Plan plan =
        Labs.plan(
            """
            clusters: [%s]
            networks: [{name: data-plane, cidr: 'fd10::/40'}]
            workloads: [{name: demo, networks: [data-plane], replicas: 480}]
            """
                .formatted(
                    IntStream.rangeClosed(1, 100)
                        .mapToObj(i -> "{name: edge" + i + ", nodes: 2}")
                        .collect(Collectors.joining(", "))));
    assertThat(plan.pods()).hasSize(48_000);
    Verification verification = Verification.of(plan, Observed.NOTHING, new Sample(1000));
    Matrix matrix = verification.matrix(List.of());
    assertThat(matrix.all()).isEqualTo(48_000L * 47_999);
    assertThat(matrix.paths()).hasSize(1000);
  }
}
