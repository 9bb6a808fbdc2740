package dev.kindred.cli;

/** The version of this build, filled in by Maven. */
final class Version {
  static final String VALUE = "${project.version}";

  private Version() {}
}
