package dev.kindred.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RenamingTest {
  /** Plays the steps; what the interfaces of some names are called then. */
  private static Map<String, String> played(String... pairs) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String pair : pairs) {
      names.put(pair.substring(0, pair.indexOf('>')), pair.substring(pair.indexOf('>') + 1));
    }
    Map<String, String> now = new LinkedHashMap<>();
    names.keySet().forEach(name -> now.put(name, name));
    for (Renaming step : Renaming.inOrder(names)) {
      Set<String> taken = new HashSet<>(now.values());
      assertThat(taken).as("%s", step).contains(step.from()).doesNotContain(step.to());
      now.replaceAll((_, is) -> is.equals(step.from()) ? step.to() : is);
    }
    assertThat(now).isEqualTo(names);
    return now;
  }

  @Test
  void each_name_is_free_when_it_is_given() {
    assertThat(played("eth1>net1")).containsEntry("eth1", "net1");
    played("net1>net2", "net2>net1");
    played("eth1>net1", "net1>net2");
    played("net1>net2", "eth1>net1");
    played("net1>net2", "net2>net3", "net3>net1", "eth9>eth0");
    played("a>net1", "net1>net2", "net2>net3");
  }

  @Test
  void what_a_killed_one_left_is_taken_up() {
    played("kindred-0>net1", "net1>net2", "net2>net3");
    played("net1>net2", "kindred-0>net1", "net2>net3");
  }
}
