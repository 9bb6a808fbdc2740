package dev.kindred.e2e;

import java.io.IOException;
import java.nio.file.Path;

/** All that a story needs. */
record Stage(HeldEngine engine, LabOnKind lab, Foreign foreign) implements AutoCloseable {
  static Stage of(String program, Path folder) throws IOException {
    HeldEngine engine = HeldEngine.of(program);
    engine.own(folder);
    LabOnKind lab = new LabOnKind(engine, folder);
    return new Stage(engine, lab, new Foreign(engine, lab.kubeconfig()));
  }

  /** The image has both kinds of Multus in it; the thin one goes by a name of its own. */
  void tagThinMultus() {
    String thick = engine.variable("KINDRED_MULTUS_IMAGE");
    engine.says("tag", thick, thick.replaceFirst("-thick$", ""));
  }

  @Override
  public void close() throws IOException {
    engine.close();
  }
}
