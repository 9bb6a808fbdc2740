package dev.kindred.cli;

import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import java.io.UncheckedIOException;

/** What no part of Kindred has words for. */
final class Unforeseen {
  private Unforeseen() {}

  /** What it comes to for the user. */
  static Fault of(Throwable e) {
    return switch (e) {
      case UncheckedIOException io ->
          new Fault("could not read or write: " + Reason.of(io), "See to the disk.", e);
      case OutOfMemoryError _ ->
          new Fault(
              "this lab needs more memory than Kindred may take",
              "Give it more: KINDRED_JAVA_OPTS=-Xmx1g",
              e);
      default ->
          new Fault(
              "this should not have happened: " + Reason.of(e),
              "It is a fault of Kindred's. Please report it with what --debug prints.",
              e);
    };
  }
}
