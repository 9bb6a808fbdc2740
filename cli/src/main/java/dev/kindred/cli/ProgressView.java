package dev.kindred.cli;

import dev.kindred.document.ChangeEntry;
import dev.kindred.document.EventDocument;
import dev.kindred.host.Json;
import dev.kindred.plan.Change;
import dev.kindred.provider.Progress;
import java.util.List;

/** Shows progress on standard error. */
interface ProgressView extends Progress, AutoCloseable {
  @Override
  default void close() {}

  /** The view that suits the output: JSON lines, a live line on a terminal, or plain lines. */
  static ProgressView of(Call call) {
    if (call.json()) {
      return new Events(call.console());
    }
    return call.console().live() ? new Live(call.console()) : new Lines(call.console());
  }

  /** A JSON object a line: {@code {"event": "step", "what": …}}. */
  record Events(Console console) implements ProgressView {
    @Override
    public void step(String what) {
      print(EventDocument.step(what));
    }

    @Override
    public void begin(List<Change> changes) {
      print(EventDocument.begin(changes.size()));
    }

    @Override
    public void done(Change change) {
      print(EventDocument.done(change.subject()));
    }

    private synchronized void print(EventDocument event) {
      console.err(Json.write(event));
    }
  }

  /** One line that is drawn over. */
  final class Live implements ProgressView {
    private static final int WIDTH = 76;
    private static final long PAUSE = 40_000_000;

    private final Console console;
    private int all;
    private int done;
    private long drawn;

    Live(Console console) {
      this.console = console;
    }

    @Override
    public synchronized void step(String what) {
      draw("… " + what);
    }

    @Override
    public synchronized void begin(List<Change> changes) {
      all = changes.size();
    }

    @Override
    public synchronized void done(Change change) {
      done++;
      long now = System.nanoTime();
      if (now - drawn > PAUSE || done == all) {
        drawn = now;
        draw("… " + done + "/" + all + "  " + change.kind().sign() + " " + change.subject());
      }
    }

    private void draw(String line) {
      console.draw(line.length() > WIDTH ? line.substring(0, WIDTH) : line);
    }

    @Override
    public synchronized void close() {
      console.draw("");
    }
  }

  /** A line a change while they are few, else a line a tenth of them. */
  final class Lines implements ProgressView {
    private static final int FEW = 40;

    private final Console console;
    private int all;
    private int done;

    Lines(Console console) {
      this.console = console;
    }

    @Override
    public synchronized void step(String what) {
      console.err(what);
    }

    @Override
    public synchronized void begin(List<Change> changes) {
      all = changes.size();
    }

    @Override
    public synchronized void done(Change change) {
      done++;
      if (all <= FEW) {
        console.err(PlanReport.line(ChangeEntry.of(change), console));
      } else if (done * 10L / all > (done - 1) * 10L / all) {
        console.err(done + " of " + all + " changes made");
      }
    }
  }
}
