package dev.kindred.cli;

/** What this build is, filled in by Maven: constants, so that reading them loads no class. */
final class Version {
  static final String VALUE = "${project.version}";

  /** That the build was told of; empty when of none. */
  static final String COMMIT = "${kindred.commit}";

  /** That of an archive of git's; a pattern where the sources are none. */
  static final String ARCHIVED = "${archived.commit}";

  private Version() {}
}
