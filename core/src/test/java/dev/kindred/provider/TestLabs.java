package dev.kindred.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test a lab of its own, and takes it down when the test has ended. */
public final class TestLabs implements ParameterResolver {
  /** A lab and the folder that it lies in. */
  private record Held(TestLab lab, Path states) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      lab.close();
      Files.delete(states);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestLab.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    World world = ((InWorld) context.getRequiredTestInstance()).world();
    return context
        .getStore(Namespace.create(TestLabs.class, context.getUniqueId()))
        .computeIfAbsent("lab", key -> make(world), Held.class)
        .lab();
  }

  private static Held make(World world) {
    try {
      Path states = Files.createTempDirectory("kindred-test-");
      return new Held(new TestLab(world, states), states);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
