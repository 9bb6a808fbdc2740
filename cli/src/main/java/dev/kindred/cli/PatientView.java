package dev.kindred.cli;

import dev.kindred.document.EventDocument;
import dev.kindred.host.Json;

/** Says what is being done once it has taken a while, and nothing of what is done at once. */
final class PatientView implements ProgressView {
  private static final long FIRST = 1_000;
  private static final long LIVE = 1_000;
  private static final long OTHERS = 10_000;

  private final Console console;
  private final boolean json;
  private final Thread clock;
  private String what = "";
  private int percent;
  private long since = System.nanoTime();
  private boolean drawn;
  private boolean over;

  private PatientView(Console console, boolean json) {
    this.console = console;
    this.json = json;
    this.clock = Thread.ofPlatform().daemon().unstarted(this::tick);
  }

  /** For a command that mostly answers at once. */
  static PatientView of(Call call) {
    PatientView view = new PatientView(call.console(), call.json());
    view.clock.start();
    return view;
  }

  @Override
  public synchronized void step(String step) {
    what = step;
    percent = 0;
    since = System.nanoTime();
  }

  @Override
  public synchronized void share(int done) {
    percent = Math.min(100, done);
  }

  private synchronized void tick() {
    try {
      long pause = FIRST;
      while (!over) {
        wait(pause);
        pause = console.live() && !json ? LIVE : OTHERS;
        if (!over) {
          say((System.nanoTime() - since) / 1_000_000_000);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(long seconds) {
    if (what.isEmpty()) {
      return;
    }
    String text = what + (percent > 0 ? ", " + percent + " %, " : ", ") + seconds + " s";
    if (json) {
      console.err(Json.write(EventDocument.step(what, percent, seconds)));
    } else if (console.live()) {
      console.draw("… " + text);
      drawn = true;
    } else {
      console.err(text);
    }
  }

  @Override
  public synchronized void close() {
    over = true;
    notifyAll();
    if (drawn) {
      console.draw("");
    }
  }
}
