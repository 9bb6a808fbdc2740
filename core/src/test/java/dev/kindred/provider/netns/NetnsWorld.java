package dev.kindred.provider.netns;

import static org.awaitility.Awaitility.await;

import dev.kindred.host.Command;
import dev.kindred.host.Folders;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.LostLedger;
import dev.kindred.provider.Provider;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Labs in network namespaces, with the plugins of the user's own cache. */
public class NetnsWorld implements World {
  @Override
  public Provider provider() {
    return new NetnsProvider(Folders.ofThisUser().cache());
  }

  /** The holder of a lab that runs. */
  static Holder holder(TestLab lab) {
    return holders(lab).getFirst();
  }

  /** The holders of a lab, those that are being set up as well. */
  static List<Holder> holders(TestLab lab) {
    Path folder = lab.folder();
    return Holder.labelled(new LabHome(folder.getFileName().toString(), folder, new LostLedger()));
  }

  /** Kills the holder of a lab, as nobody should; returns when all of the lab has ended. */
  static void kill(TestLab lab) {
    ProcessHandle.of(holder(lab).pid()).ifPresent(ProcessHandle::destroyForcibly);
    await().pollInterval(Duration.ofMillis(10)).until(() -> traces(lab.folder(), "none").isEmpty());
  }

  /** Runs a program in the lab, on the underlay; what it printed. */
  static String inside(TestLab lab, String... command) {
    return Command.of(holder(lab).inside(command)).run().stdout();
  }

  private static String in(TestLab lab, String namespace, String... command) {
    List<String> line = new ArrayList<>(List.of("nsenter", "--net=/run/netns/" + namespace));
    line.addAll(List.of(command));
    return inside(lab, line.toArray(String[]::new));
  }

  @Override
  public String onNode(TestLab lab, NodeId node, String... command) {
    return in(lab, Names.of(node), command);
  }

  @Override
  public String inPod(TestLab lab, PodId pod, String... command) {
    List<String> line = new ArrayList<>(List.of("unshare", "--uts", "--mount", "sh"));
    line.add(Scripts.entrance(new LabFiles(holder(lab))));
    line.addAll(List.of(pod.podName(), "/dev/null"));
    line.addAll(List.of(command));
    return in(lab, Names.of(pod), line.toArray(String[]::new));
  }

  @Override
  public void removePod(TestLab lab, PodId pod) {
    inside(lab, "ip", "netns", "del", Names.of(pod));
  }

  @Override
  public Map<PodId, String> identities(TestLab lab) {
    Map<PodId, String> identities = new HashMap<>();
    for (PodId pod : lab.observed().pods().keySet()) {
      // The number of a namespace that has gone is soon that of another; the moment is not.
      String file = "/run/netns/" + Names.of(pod);
      identities.put(pod, inside(lab, "stat", "--format=%i %z", file).strip());
    }
    return identities;
  }

  @Override
  public String mended(PodId pod, String link, String reason) {
    return "mend " + link + " of pod " + pod + ": " + reason;
  }

  @Override
  public Supplier<List<String>> traces(TestLab lab) {
    String user = link(Path.of("/proc/" + holder(lab).pid() + "/ns/user"));
    return () -> traces(lab.folder(), user);
  }

  /**
   * The processes that are in a lab, or bear its label.
   *
   * @param userNamespace of the lab; its number is another's once the lab is gone
   */
  static List<String> traces(Path folder, String userNamespace) {
    List<String> labelled = new ArrayList<>();
    List<String> within = new ArrayList<>();
    boolean taken = false;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : all) {
        String line = line(process);
        boolean own = process.endsWith(Long.toString(ProcessHandle.current().pid()));
        if (line.isEmpty() || own) { // One that is ending, or waits to be reaped, has none.
          continue;
        }
        String shown =
            process.getFileName() + " " + line.substring(0, Math.min(200, line.length()));
        boolean isWithin = link(process.resolve("ns/user")).equals(userNamespace);
        if (line.contains(folder.toString() + " ")) {
          labelled.add(shown);
        } else if (isWithin) {
          within.add(shown);
          taken |= line.contains(" " + Holder.LABEL + " ");
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    if (!taken) {
      labelled.addAll(within);
    }
    return labelled;
  }

  private static String line(Path process) {
    try {
      byte[] text = Files.readAllBytes(process.resolve("cmdline"));
      return new String(text, StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }

  static String link(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
