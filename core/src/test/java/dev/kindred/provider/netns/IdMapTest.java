package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.Finding;
import org.junit.jupiter.api.Test;

class IdMapTest {
  private static final String SUBORDINATE =
      """
      other:100000:65536
      me:165536:65536
      # nothing
      1000:300000:10
      me:bad:1
      me::
      """;

  @Test
  void root_gives_everybody_of_its_own_namespace() {
    assertThat(IdMap.all("         0          0 4294967295\n").text())
        .isEqualTo("0 0 4294967295\n");
    assertThat(IdMap.all("0 1000 1\n1 100000 65536\n").text()).isEqualTo("0 0 1\n1 1 65536\n");
  }

  @Test
  void a_plain_user_gives_what_the_system_lets_it_have() {
    IdMap map = IdMap.of(1000, 1000, "me", SUBORDINATE);
    assertThat(map.arguments())
        .containsExactly("0", "1000", "1", "1", "165536", "65536", "65537", "300000", "10");
    assertThat(map.size()).isEqualTo(1 + 65536 + 10);
  }

  @Test
  void who_may_have_nobody_is_alone() {
    assertThat(IdMap.of(100, 1001, "you", SUBORDINATE)).isEqualTo(IdMap.only(100));
    assertThat(IdMap.only(100).text()).isEqualTo("0 100 1\n");
  }

  @Test
  void the_number_in_force_is_the_callers() {
    assertThat(LabUsers.id("Name:\tx\nUid:\t1000\t1001\t1000\t1000\n", "Uid:")).isEqualTo(1001);
    assertThat(LabUsers.id("", "Uid:")).isEqualTo(-1);
  }

  @Test
  void doctor_says_what_lacks() {
    IdMap many = IdMap.of(1000, 1000, "me", SUBORDINATE);
    IdMap one = IdMap.only(1000);
    assertThat(new LabUsers(1000, 1000, many, many).finding(true).severity())
        .isEqualTo(Finding.Severity.OK);
    Finding program = new LabUsers(1000, 1000, many, many).finding(false);
    assertThat(program.severity()).isEqualTo(Finding.Severity.WARNING);
    assertThat(program.what()).contains("there is no program newuidmap");
    assertThat(program.remedy()).contains("uidmap");
    Finding range = new LabUsers(1000, 1000, many, one).finding(true);
    assertThat(range.severity()).isEqualTo(Finding.Severity.WARNING);
    assertThat(range.remedy()).startsWith("sudo usermod --add-subuids");
    assertThat(new LabUsers(0, 0, one, one).finding(true).severity())
        .isEqualTo(Finding.Severity.WARNING);
    assertThat(
            new LabUsers(0, 0, IdMap.all("0 0 4294967295"), IdMap.all("0 0 4294967295"))
                .finding(false)
                .severity())
        .isEqualTo(Finding.Severity.OK);
  }
}
