package dev.kindred.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KindOptionsTest {
  @Test
  void is_not_changed_with_what_it_was_made_from() {
    List<Object> patches = new ArrayList<>(List.of("one"));
    KindOptions kind = new KindOptions("", "thick", Map.of("kubeadmConfigPatches", patches));
    patches.add("two");
    assertThat(kind.config()).isEqualTo(Map.of("kubeadmConfigPatches", List.of("one")));
    assertThatThrownBy(() -> kind.config().put("a", "b"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void holds_only_what_yaml_can_say() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KindOptions("", "thick", Map.of("nodes", List.of(new Object()))))
        .withMessage("no YAML for class java.lang.Object");
  }

  @Test
  void goes_over_a_configuration_and_leaves_the_rest_as_it_is() {
    KindOptions kind =
        new KindOptions(
            "",
            "thick",
            Map.of(
                "networking",
                Map.of("apiServerPort", 6443),
                "nodes",
                List.of(Map.of("labels", Map.of("a", "b")))));
    Map<String, Object> below =
        Map.of(
            "networking",
            Map.of("podSubnet", "10.97.0.0/16"),
            "nodes",
            List.of(Map.of("role", "control-plane"), Map.of("role", "worker")));
    assertThat(kind.over(below))
        .isEqualTo(
            Map.of(
                "networking",
                Map.of("podSubnet", "10.97.0.0/16", "apiServerPort", 6443),
                "nodes",
                List.of(
                    Map.of("role", "control-plane", "labels", Map.of("a", "b")),
                    Map.of("role", "worker"))));
  }
}
