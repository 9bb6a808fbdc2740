package dev.kindred.provider.netns;

import dev.kindred.host.Fault;
import dev.kindred.host.OwnFiles;
import dev.kindred.host.Reason;
import dev.kindred.provider.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The fixed shell scripts that work inside a lab. They take data, never code. They run from files,
 * so that a list of processes stays readable.
 */
public final class Scripts {
  private Scripts() {}

  /** Puts a script into a lab, unless it is there; its path for programs inside. */
  static String in(LabFiles files, String name) {
    return put(files, name, text(name));
  }

  /** As {@link #in}, one that starts a program in a pod. */
  static String inPod(LabFiles files, String name) {
    return put(files, name, text("in-pod.sh") + text(name));
  }

  /** That which runs a program for a user. */
  static String entrance(LabFiles files) {
    return put(files, "pod.sh", text("in-pod.sh") + Invocation.SCRIPT + text("pod.sh"));
  }

  private static String put(LabFiles files, String name, String text) {
    String path = "bin/" + name;
    if (!files.read(path).filter(text::equals).isPresent()) {
      files.replace(path, text);
    }
    return LabFiles.inside(path);
  }

  /** Puts a script into a folder, whole or not at all, unless it is there; its path. */
  static Path into(Path folder, String name) {
    Path file = folder.resolve(name);
    if (isThere(file, text(name))) {
      return file;
    }
    try {
      OwnFiles.replace(file, text(name));
      return file;
    } catch (IOException e) {
      throw new Fault("could not write " + file + ": " + Reason.of(e, file), "See to the disk.", e);
    }
  }

  private static boolean isThere(Path file, String text) {
    try {
      return Files.readString(file).equals(text);
    } catch (IOException e) {
      return false;
    }
  }

  private static String text(String name) {
    try (InputStream in = Scripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the release lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the release lacks " + name, e);
    }
  }
}
