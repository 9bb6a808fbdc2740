package dev.kindred.e2e;

import java.io.IOException;
import java.nio.file.Path;

/** All that a story needs. */
record Stage(HeldEngine engine, LabOnKind lab, Foreign foreign) implements AutoCloseable {
  static Stage of(String program, Path folder) throws IOException {
    HeldEngine engine = HeldEngine.of(program);
    LabOnKind lab = new LabOnKind(engine, folder);
    return new Stage(engine, lab, new Foreign(engine, lab.kubeconfig()));
  }

  @Override
  public void close() throws IOException {
    engine.close();
  }
}
