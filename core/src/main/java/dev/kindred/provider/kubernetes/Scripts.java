package dev.kindred.provider.kubernetes;

import dev.kindred.provider.Renaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shell scripts and manifests that are shipped with Kindred. */
public final class Scripts {
  public static final String API_SERVES = text("api-serves.sh");
  public static final String NODES_READY = text("nodes-ready.sh");
  public static final String PRIMARY = text("primary.sh");
  private static final String API = text("api.sh");
  public static final String OBSERVE = API + text("observe.sh");
  static final String PODS = API + text("pods.sh");
  public static final String INSTALL = text("install.sh");
  public static final String RENEW = text("renew.sh");
  public static final String MULTUS = text("multus.sh");
  public static final String ROLLOUT = text("rollout.sh");
  public static final String NETWORKS = text("networks.sh");
  public static final String RECREATE = text("recreate.sh");
  static final String SETTLE = text("settle.sh");
  public static final String PROGRAM = text("program.sh");

  /** As {@code agent.sh} of netns does it: the kernel renames what is up from 6.2 on. */
  private static final String RENAME =
      "while [ $# -gt 0 ]; do ip link set dev $1 name $2 2>/dev/null || {"
          + " ip link set dev $1 down && ip link set dev $1 name $2 && ip link set dev $2 up; } ||"
          + " exit; shift 2; done";

  private Scripts() {}

  /**
   * The line that gives interfaces other names.
   *
   * @param names the new ones by the present ones
   */
  public static List<String> rename(Map<String, String> names) {
    List<String> line = new ArrayList<>(List.of("sh", "-c", RENAME, "rename"));
    Renaming.inOrder(names).forEach(step -> line.addAll(List.of(step.from(), step.to())));
    return line;
  }

  public static String text(String name) {
    try (InputStream in = Scripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
