package dev.kindred.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test a lab of its own, and takes it down when the test has ended; or a class of tests
 * one, where the world keeps its lab.
 */
public final class TestLabs implements ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(TestLabs.class);

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
    World world = world(context);
    ExtensionContext owner = owner(world, context);
    return owner
        .getStore(NAMESPACE)
        .computeIfAbsent(owner.getUniqueId(), key -> make(world), Held.class)
        .lab();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    World world = world(context);
    if (world.keepsItsLab()) {
      ExtensionContext owner = owner(world, context);
      Held held = owner.getStore(NAMESPACE).get(owner.getUniqueId(), Held.class);
      if (held != null) {
        held.lab().leave();
      }
    }
  }

  private static World world(ExtensionContext context) {
    return ((InWorld) context.getRequiredTestInstance()).world();
  }

  /** The test, or its class. */
  private static ExtensionContext owner(World world, ExtensionContext context) {
    ExtensionContext at = context;
    while (world.keepsItsLab() && at.getTestMethod().isPresent()) {
      at = at.getParent().orElseThrow();
    }
    return at;
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
