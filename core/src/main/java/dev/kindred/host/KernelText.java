package dev.kindred.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads what the kernel tells in files below {@code /proc} and {@code /sys}. */
public final class KernelText {
  private KernelText() {}

  /**
   * The text of a file; empty when it cannot be read. {@link Files#readString} will not do: of a
   * file that claims to be empty it reads one byte first, and many a setting below {@code
   * /proc/sys} answers but one read.
   *
   * @see <a href="https://elixir.bootlin.com/linux/v6.12/source/kernel/sysctl.c#L430">the kernel's
   *     side</a>
   */
  public static Optional<String> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | SecurityException e) {
      return Optional.empty();
    }
  }
}
