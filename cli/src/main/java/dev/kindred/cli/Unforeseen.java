package dev.kindred.cli;

import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What no part of Kindred has words for. */
final class Unforeseen {
  private Unforeseen() {}

  /** What it comes to for the user. */
  static Fault of(Throwable e) {
    return switch (e) {
      case UncheckedIOException io ->
          new Fault("could not read or write: " + words(io), "See to the disk.", e);
      case OutOfMemoryError _ ->
          new Fault(
              "this lab needs more memory than Kindred may take",
              "Give it more: KINDRED_JAVA_OPTS=-Xmx1g",
              e);
      default ->
          new Fault(
              "this should not have happened: " + words(e),
              "It is a fault of Kindred's. Please report it with what --debug prints.",
              e);
    };
  }

  /** What it says, without names of classes. */
  static String words(Throwable e) {
    if (e instanceof IOException io) {
      return Reason.of(io);
    }
    if (e instanceof UncheckedIOException io && io.getCause() != null) {
      return Reason.of(io.getCause());
    }
    String message = e.getMessage();
    return message == null || message.isBlank() ? "nothing is known of it" : message;
  }
}
