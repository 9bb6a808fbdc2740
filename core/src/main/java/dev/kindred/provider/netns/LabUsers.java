package dev.kindred.provider.netns;

import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.host.KernelText;
import dev.kindred.host.Packages;
import dev.kindred.host.Programs;
import dev.kindred.provider.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives a lab its users: as many as the caller may, so that programs in pods may drop their
 * privileges. Root gives everybody, a plain user those of {@code /etc/subuid} and {@code
 * /etc/subgid} by the programs newuidmap and newgidmap. Else the lab has its root alone, who is the
 * caller.
 *
 * @param user the caller's number
 * @param group the number of the caller's group
 */
record LabUsers(long user, long group, IdMap users, IdMap groups) {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String USERS = "newuidmap";
  private static final String GROUPS = "newgidmap";
  private static final long ENOUGH = 65_535;

  /** Those that this process may give. */
  static LabUsers current() {
    String status = text("/proc/self/status");
    long user = id(status, "Uid:");
    long group = id(status, "Gid:");
    if (user == 0) {
      return new LabUsers(
          user,
          group,
          IdMap.all(text("/proc/self/uid_map")),
          IdMap.all(text("/proc/self/gid_map")));
    }
    String name = System.getProperty("user.name", "");
    return new LabUsers(
        user,
        group,
        IdMap.of(user, user, name, text("/etc/subuid")),
        IdMap.of(group, user, name, text("/etc/subgid")));
  }

  /** The number in force, which is the second. */
  static long id(String status, String key) {
    try {
      return status
          .lines()
          .filter(line -> line.startsWith(key))
          .map(line -> Long.parseLong(line.split("\\s+")[2]))
          .findFirst()
          .orElse(-1L);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return -1;
    }
  }

  private static String text(String file) {
    return KernelText.read(Path.of(file)).orElse("");
  }

  /**
   * Gives them to the user namespace of a process, which has none.
   *
   * @throws Fault when that cannot be done
   */
  static void map(long process) {
    LabUsers given = current();
    boolean done =
        given.user == 0
            ? write(process, "uid_map", given.users.text())
                && write(process, "gid_map", given.groups.text())
            : given.several() && given.byPrograms(process);
    if (!done) {
      given.onlyCaller(process);
    }
  }

  private boolean several() {
    return users.size() > 1
        && groups.size() > 1
        && Programs.find(USERS).isPresent()
        && Programs.find(GROUPS).isPresent();
  }

  private boolean byPrograms(long process) {
    return byProgram(USERS, process, users) && byProgram(GROUPS, process, groups);
  }

  private static boolean byProgram(String program, long process, IdMap map) {
    List<String> line = new ArrayList<>(List.of(program, Long.toString(process)));
    line.addAll(map.arguments());
    return Command.of(line.toArray(String[]::new)).timeout(SOON).tryRun().exitCode() == 0;
  }

  /** The one that everybody may give: where something is given already, it stays. */
  private void onlyCaller(long process) {
    boolean user = isMapped(process, "uid_map") || write(process, "uid_map", only(this.user));
    boolean denied = user && write(process, "setgroups", "deny");
    boolean group =
        isMapped(process, "gid_map") || denied && write(process, "gid_map", only(this.group));
    if (!user || !group) {
      throw new Fault("could not give the lab its users", "Run the command again.");
    }
  }

  private static String only(long caller) {
    return IdMap.only(caller).text();
  }

  private static boolean isMapped(long process, String map) {
    return !text("/proc/" + process + "/" + map).isBlank();
  }

  /** In one write, as the kernel wants it. */
  private static boolean write(long process, String file, String text) {
    try {
      Files.writeString(Path.of("/proc/" + process + "/" + file), text, StandardOpenOption.WRITE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** What doctor says of it. */
  Finding finding(boolean programs) {
    String subject = "users in pods";
    if (user == 0
        ? users.size() > ENOUGH
        : programs && users.size() > ENOUGH && groups.size() > ENOUGH) {
      return Finding.ok(subject, "programs in pods and nodes may drop their privileges");
    }
    String what =
        "a lab has its root alone: tcpdump, dnsmasq, nginx and others that drop their privileges do"
            + " not run in pods and nodes; ";
    if (user == 0) {
      return Finding.warning(
          subject, what + "there is nobody else here", "Run Kindred outside this namespace.");
    }
    return users.size() <= ENOUGH || groups.size() <= ENOUGH
        ? Finding.warning(
            subject,
            what + "/etc/subuid and /etc/subgid have no 65536 users for this one",
            "sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 "
                + System.getProperty("user.name", "USER"))
        : Finding.warning(subject, what + "there is no program " + USERS, Packages.remedy(USERS));
  }

  static Finding finding() {
    return current().finding(Programs.find(USERS).isPresent() && Programs.find(GROUPS).isPresent());
  }
}
