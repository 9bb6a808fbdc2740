package dev.kindred.cli;

import dev.kindred.advice.Advice;
import dev.kindred.host.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is said beside a result, on standard error: for people, or an object a line. */
record Notices(Console console, boolean json) {
  /** Something to know. */
  void note(String what) {
    tell("note", what);
  }

  /** Something to know, and what can be done about it. */
  void note(String what, Advice advice) {
    note(json ? what + ". Mend it: " + console.hints().text(advice) : what);
    if (!json) {
      console.err("  mend it: " + console.hints().text(advice));
    }
  }

  /** Something to see to. */
  void warn(String what) {
    tell("warning", what);
  }

  /** That somebody ends the command in the middle of it, and what to do next. */
  void interrupted(Advice advice) {
    String what = "interrupted; " + console.hints().text(advice);
    if (json) {
      tell("warning", what);
    } else {
      console.err("kindred: " + what);
    }
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
