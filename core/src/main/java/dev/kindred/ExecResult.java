package dev.kindred;

/**
 * What a program in a pod or on a node came to.
 *
 * @param exitCode the program's own
 * @param stdout what it printed, as UTF-8
 * @param stderr what it printed on standard error, as UTF-8
 */
public record ExecResult(int exitCode, String stdout, String stderr) {
  /** True when its exit code is 0. */
  public boolean ok() {
    return exitCode == 0;
  }
}
