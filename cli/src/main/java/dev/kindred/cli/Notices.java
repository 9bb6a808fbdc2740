package dev.kindred.cli;

import dev.kindred.host.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is said beside a result, on standard error: for people, or an object a line. */
record Notices(Console console, boolean json) {
  /** Something to know. */
  void note(String what) {
    tell("note", what);
  }

  /** Something to see to. */
  void warn(String what) {
    tell("warning", what);
  }

  /** True when there is somebody to ask. */
  boolean asks() {
    return !json && console.asks();
  }

  private void tell(String event, String what) {
    if (json) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("event", event);
      map.put("what", what);
      console.err(Json.write(map));
    } else {
      console.err(console.changed(event + ": ") + what);
    }
  }
}
