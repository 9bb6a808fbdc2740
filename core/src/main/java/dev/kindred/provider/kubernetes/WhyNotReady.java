package dev.kindred.provider.kubernetes;

import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds why a pod is not ready in what Kubernetes says of it, without the noise around it. */
public final class WhyNotReady {
  /** What the runtime, Multus and a plugin say one around the other; the plugin's is the cause. */
  private static final Pattern NETWORK =
      Pattern.compile("error adding container to network \"([^\"]+)\": ([^\n']+)");

  private static final Pattern NOISE =
      Pattern.compile(
          "rpc error: code = \\w+ desc = |(?: sandbox)? \"[0-9a-f]{64}\""
              + "|failed to create containerd task: |failed to create shim task: "
              + "|OCI runtime create failed: |runc create failed: |: unknown$");

  /** What Kubernetes says of a container that ends each time. */
  public static final String RESTARTING = "CrashLoopBackOff";

  private static final String NOT_STARTED = "StartError";
  private static final int MOST = 300;

  private WhyNotReady() {}

  /** Of a pod's status; empty where it does not say. */
  public static String of(JsonValue status) {
    return status.list("containerStatuses").stream()
        .findFirst()
        .flatMap(WhyNotReady::waiting)
        .or(() -> unscheduled(status))
        .orElse("");
  }

  /** Of a container that ended and is to start again its last end says more than the waiting. */
  private static Optional<String> waiting(JsonValue container) {
    return container
        .get("state")
        .flatMap(state -> state.get("waiting"))
        .map(waiting -> {
          String reason = waiting.text("reason").orElse("");
          Optional<String> message =
              reason.equals(RESTARTING)
                  ? container
                      .get("lastState")
                      .flatMap(last -> last.get("terminated"))
                      .filter(over -> over.text("reason").orElse("").equals(NOT_STARTED))
                      .flatMap(over -> over.text("message"))
                  : waiting.text("message");
          return message.map(text -> reason + ": " + cause(text)).orElse(reason);
        });
  }

  private static Optional<String> unscheduled(JsonValue status) {
    return status.list("conditions").stream()
        .filter(c -> c.text("type").orElse("").equals("PodScheduled"))
        .filter(c -> c.text("status").orElse("").equals("False"))
        .findFirst()
        .map(c -> c.text("reason").orElse("") + ": " + cause(c.text("message").orElse("")));
  }

  /**
   * What was last warned of each pod in a list of events, by the pod's name; nothing where the text
   * is no such list.
   */
  static Map<String, String> warnings(String events, String cluster) {
    if (!events.startsWith("{")) {
      return Map.of();
    }
    Map<String, String> warnings = new HashMap<>();
    Map<String, String> times = new HashMap<>();
    for (JsonValue event : Json.parse(events, "the events of " + cluster).list("items")) {
      Optional<JsonValue> about = event.get("involvedObject");
      String name = about.flatMap(o -> o.text("name")).orElse("");
      String time = event.text("lastTimestamp").orElse("");
      boolean ofPod = about.flatMap(o -> o.text("kind")).orElse("").equals("Pod");
      if (ofPod && time.compareTo(times.getOrDefault(name, "")) >= 0) {
        times.put(name, time);
        warnings.put(
            name, event.text("reason").orElse("") + ": " + cause(event.text("message").orElse("")));
      }
    }
    return warnings;
  }

  /** The cause in a message, on one line. */
  public static String cause(String message) {
    Matcher network = NETWORK.matcher(message);
    if (network.find()) {
      return "network " + network.group(1) + ": " + network.group(2).strip();
    }
    String line = NOISE.matcher(message.strip()).replaceAll("").lines().findFirst().orElse("");
    return line.length() > MOST ? line.substring(0, MOST) + "…" : line;
  }
}
