package dev.kindred.cli;

import dev.kindred.advice.Advice;
import dev.kindred.document.EventDocument;
import dev.kindred.host.Json;

/** What is said beside a result, on standard error: for people, or an object a line. */
record Notices(Console console, boolean json) {
  /** Something to know. */
  void note(String what) {
    tell(EventDocument.note(what));
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
    tell(EventDocument.warning(what));
  }

  /** That somebody ends the command in the middle of it, and what to do next. */
  void interrupted(Advice advice) {
    String what = "interrupted; " + console.hints().text(advice);
    if (json) {
      warn(what);
    } else {
      console.err("kindred: " + what);
    }
  }

  /** True when there is somebody to ask. */
  boolean asks() {
    return !json && console.asks();
  }

  private void tell(EventDocument.Said said) {
    if (json) {
      console.err(Json.write(said));
    } else {
      console.err(console.changed(said.event() + ": ") + said.what());
    }
  }
}
