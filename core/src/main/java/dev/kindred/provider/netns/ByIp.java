package dev.kindred.provider.netns;

import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.provider.IpJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks at namespaces by {@code ip}, through agents. */
final class ByIp {
  private static final int ATTEMPTS = 3;

  private final LabFiles files;
  private final String questions;

  /** The files that name settings, of which there are few, by these. */
  private final Map<List<String>, String> asked = new ConcurrentHashMap<>();

  ByIp(LabFiles files) {
    this.files = files;
    this.questions = files.write(files.scratch(), IpJson.QUESTIONS);
  }

  /** Looks at one; empty where it has just been taken away. */
  Optional<Seen> look(Agent agent, String namespace, List<String> keys) {
    List<JsonValue> answers = show(agent, namespace);
    if (answers.isEmpty()) {
      return Optional.empty();
    }
    Seen seen =
        new Seen(IpJson.interfaces(answers.get(0)), IpJson.routes(answers.get(1)), Map.of());
    boolean asks = !keys.isEmpty() && (!namespace.equals(Names.UNDERLAY) || hasWayOut(seen));
    return Optional.of(
        asks ? new Seen(seen.links(), seen.routes(), settings(agent, namespace, keys)) : seen);
  }

  private static boolean hasWayOut(Seen seen) {
    return seen.links().stream().anyMatch(link -> link.name().equals(Internet.TAP));
  }

  /** Links with addresses, and routes; nothing of a namespace that has just been taken away. */
  private List<JsonValue> show(Agent agent, String namespace) {
    String answer = files.scratch();
    String into = LabFiles.inside(answer);
    String purpose = "read links and routes of " + namespace + " by ip";
    int tries = ATTEMPTS; // Who takes a pod away ends first what runs in it, ours as well.
    while (agent.call(purpose, "show", namespace, questions, into) != 0) {
      if (!files.hasNamespace(namespace)) {
        return List.of();
      }
      if (--tries == 0) {
        throw new Fault(
            "could not read links and routes of "
                + namespace
                + ": "
                + files.read(answer + ".err").orElse("").strip(),
            "Run the command again.");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    List<JsonValue> answers =
        Json.stream(files.read(answer).orElse(""), "ip's answer in " + namespace);
    files.delete(answer);
    files.delete(answer + ".err");
    if (answers.size() < 2) {
      throw new Fault("ip's answer in " + namespace + " is cut off", "Run the command again.");
    }
    return answers;
  }

  private Map<String, String> settings(Agent agent, String namespace, List<String> keys) {
    agent.enter(namespace);
    String names =
        asked.computeIfAbsent(
            keys, all -> files.write(files.scratch(), String.join("\n", all) + "\n"));
    String answer = files.scratch();
    agent.call("read the settings of " + namespace, "read", names, LabFiles.inside(answer));
    Map<String, String> settings = new HashMap<>();
    for (String line : files.read(answer).orElse("").split("\n")) {
      int tab = line.indexOf('\t');
      if (tab > 0 && tab + 1 < line.length()) {
        settings.put(line.substring(0, tab), line.substring(tab + 1));
      }
    }
    files.delete(answer);
    return settings;
  }
}
