package dev.kindred.host;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Why reading or writing failed, in words for people. Java's own messages are a bare path, or the
 * name of a class.
 */
public final class Reason {
  private Reason() {}

  /** As the others, also of one that carries an {@link IOException}. */
  public static String of(Exception e, Path named) {
    if (e instanceof IOException io) {
      return of(io, named);
    }
    return e.getCause() instanceof IOException io ? of(io, named) : of(e);
  }

  /** As the others, of whatever it was: what it says, without the name of its class. */
  public static String of(Throwable e) {
    if (e instanceof IOException io) {
      return of(io);
    }
    if (e.getCause() instanceof IOException io) {
      return of(io);
    }
    String message = e.getMessage();
    return message == null || message.isBlank() ? "nothing is known of it" : message;
  }

  /** To follow a colon, behind words that do not name the file. */
  public static String of(IOException e) {
    String file = e instanceof FileSystemException at && at.getFile() != null ? at.getFile() : "";
    return file.isEmpty() ? bare(e) : bare(e) + " (" + file + ")";
  }

  /** To follow a colon, behind words that name the file: it is named again when it is another. */
  public static String of(IOException e, Path named) {
    return e instanceof FileSystemException at && named.toString().equals(at.getFile())
        ? bare(e)
        : of(e);
  }

  private static String bare(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file or folder";
      case AccessDeniedException _ -> "this user has no right to it";
      case FileAlreadyExistsException _ -> "it is there already";
      case DirectoryNotEmptyException _ -> "the folder is not empty";
      case NotDirectoryException _ -> "it is no folder";
      case FileSystemLoopException _ -> "its symbolic links lead in a circle";
      case FileSystemException system when system.getReason() != null ->
          lower(system.getReason()); // The system's own words, as "No space left on device".
      case UnknownHostException host -> "there is no host " + host.getMessage();
      case ConnectException _ when e.getMessage() == null -> "nobody answers";
      case ClosedChannelException _ -> "it was closed meanwhile";
      case FileNotFoundException file -> behindPath(file);
      default -> e.getMessage() == null ? "an input/output error" : lower(e.getMessage());
    };
  }

  /** Of {@code FILE (No such file or directory)} what stands in the brackets. */
  private static String behindPath(FileNotFoundException e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    int open = message.lastIndexOf('(');
    return open < 0 || !message.endsWith(")")
        ? "there is no such file or folder"
        : lower(message.substring(open + 1, message.length() - 1));
  }

  /** But for words that are capitals throughout, and paths. */
  private static String lower(String text) {
    return text.length() > 1 && Character.isLowerCase(text.charAt(1))
        ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1)
        : text;
  }
}
