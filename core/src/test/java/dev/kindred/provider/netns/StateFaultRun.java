package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Fault;
import dev.kindred.provider.EditContract;
import dev.kindred.provider.Progress;
import dev.kindred.provider.TestLab;
import dev.kindred.topology.InvalidTopology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * A lab whose folder lies on a disk that is full, or that nobody may write, or whose files are
 * broken. A program, as its disk is mounted for it alone. Its argument: where that is.
 */
final class StateFaultRun {
  private static final String FULL = "no space left on device";
  private static final String READ_ONLY = "read-only file system";

  private final SmallDisk disk;
  private final TestLab lab;
  private final List<String> wanted;

  private StateFaultRun(Path root) {
    this.disk = new SmallDisk(root);
    this.lab = new TestLab(new NetnsWorld(), root);
    this.wanted = Recovery.undisturbed(lab, EditContract.BASE);
    goes();
  }

  public static void main(String[] arguments) throws Exception {
    StateFaultRun run = new StateFaultRun(Path.of(arguments[0]));
    System.out.println(run.newLab(run.disk::leaveFiles) + " ups without room for a file");
    System.out.println(run.newLab(run.disk::leavePages) + " ups without room for a page");
    run.labThatRuns();
    run.readOnly();
    System.out.println(run.brokenFiles() + " broken files");
  }

  private interface Filling {
    void leave(int count) throws IOException;
  }

  /** What came of it: "done", or the fault. */
  private static String attempt(Callable<?> work) {
    try {
      work.call();
      return "done";
    } catch (Fault | InvalidTopology e) {
      return String.valueOf(e.getMessage());
    } catch (Exception e) {
      throw new AssertionError("neither done nor a fault", e);
    }
  }

  private String up() {
    return attempt(() -> lab.up(EditContract.BASE));
  }

  private void goes() {
    lab.lab().down(Progress.NONE);
    assertThat(lab.folder()).doesNotExist();
    assertThat(NetnsWorld.traces(lab.folder(), "none")).isEmpty();
  }

  /** With ever more room, until there is enough; each time it goes, or comes up after all. */
  private int newLab(Filling filling) throws IOException {
    for (int room = 0; ; room++) {
      filling.leave(room);
      String said = up();
      System.out.println("room for " + room + ": " + said);
      if (said.equals("done")) {
        disk.free();
        goes();
        return room;
      }
      assertThat(said).contains(FULL).contains(lab.folder().toString());
      if (room % 2 == 0 && Files.exists(lab.folder().resolve("lock"))) {
        goes();
      }
      disk.free();
      if (room % 2 == 1) {
        Recovery.converges(lab, EditContract.BASE, wanted);
      }
      goes();
    }
  }

  private void labThatRuns() throws IOException {
    Filling neither =
        count -> {
          disk.leavePages(count);
          disk.leaveFiles(count);
        };
    for (Filling filling : List.<Filling>of(disk::leaveFiles, disk::leavePages, neither)) {
      lab.up(EditContract.BASE);
      Map<String, String> before = lab.identities();
      Path ledger = lab.folder().resolve("ledger.jsonl");
      int missing = (int) (4096 - Files.size(ledger) % 4096);
      Files.writeString(ledger, "\n".repeat(missing), StandardOpenOption.APPEND);
      filling.leave(0);
      assertThat(lab.drift()).isEmpty();
      assertThat(up()).matches("(?s)done|.*" + FULL + ".*");
      assertThat(lab.identities()).isEqualTo(before);
      goes();
      disk.free();
    }
  }

  private void readOnly() {
    disk.readOnly(true);
    assertThat(up()).contains(READ_ONLY).contains(lab.folder().toString());
    disk.readOnly(false);
    assertThat(lab.folder()).doesNotExist();
    lab.up(EditContract.BASE);
    Map<String, String> before = lab.identities();
    disk.readOnly(true);
    assertThat(lab.drift()).isEmpty();
    assertThat(lab.verify().ok()).isTrue();
    assertThat(up()).contains(READ_ONLY);
    assertThat(attempt(() -> lab.lab().down(Progress.NONE))).contains(READ_ONLY);
    assertThat(lab.identities()).isEqualTo(before);
    disk.readOnly(false);
    assertThat(lab.drift()).isEmpty();
    goes();
  }

  /** Nothing in the lab's folder can be so broken that the lab cannot be taken down. */
  private int brokenFiles() throws IOException {
    int count = 0;
    lab.up(EditContract.BASE);
    List<String> names = new ArrayList<>();
    try (var files = Files.list(lab.folder())) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    for (String name : names) {
      for (int how = 0; how < 4; how++) {
        lab.up(EditContract.BASE);
        Map<String, String> before = lab.identities();
        Path file = lab.folder().resolve(name);
        destroy(file, how);
        String status = attempt(lab::drift);
        String up = up();
        System.out.println(name + " " + how + ": status " + status + ", up " + up);
        if (up.equals("done")) {
          assertThat(lab.drift()).isEmpty();
          assertThat(lab.identities()).isEqualTo(before);
        }
        goes();
        count++;
      }
    }
    return count;
  }

  private static void destroy(Path file, int how) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    switch (how) {
      case 0 -> Files.write(file, new byte[0]);
      case 1 -> Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
      case 2 -> Files.write(file, new byte[] {(byte) 0xff, 0, '{', '"', (byte) 0xc3, '\n'});
      default -> Files.delete(file);
    }
  }
}
