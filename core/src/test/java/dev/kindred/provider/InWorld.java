package dev.kindred.provider;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test class whose tests take a lab as their parameter. */
@ExtendWith(TestLabs.class)
@Timeout(60)
public interface InWorld {
  /** The provider under test. */
  World world();
}
