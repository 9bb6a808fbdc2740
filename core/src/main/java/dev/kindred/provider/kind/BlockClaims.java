package dev.kindred.provider.kind;

import dev.kindred.host.Fault;
import dev.kindred.host.OwnFiles;
import dev.kindred.host.Reason;
import dev.kindred.provider.LabHome;
import dev.kindred.topology.Cidr;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which lab of this user has which block on the container network that labs share. The engine gives
 * no addresses of these blocks and keeps no two labs apart; a file a block does, which only one can
 * make, also while nodes do not run and cannot be asked. It names the lab's folder, and is worth
 * nothing without that.
 */
final class BlockClaims {
  private final Path folder;
  private final LabHome home;

  BlockClaims(LabHome home) {
    this.home = home;
    this.folder = home.folder().resolveSibling(".blocks");
  }

  /** The blocks of other labs. */
  List<Cidr> others() {
    return files().stream()
        .filter(file -> owner(file).filter(lab -> !lab.equals(home.folder())).isPresent())
        .flatMap(file -> block(file).stream())
        .toList();
  }

  /** Takes a block for the lab; false where another lab has it. */
  boolean take(Cidr block) {
    Path file = folder.resolve(block.toString().replace('/', '_'));
    Path whole = folder.resolve(".new-" + UUID.randomUUID());
    try {
      OwnFiles.folder(folder);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && owner(file).isEmpty()) {
        Files.deleteIfExists(file);
      }
      OwnFiles.replace(whole, home.folder().toString());
      Files.createLink(file, whole); // It is there with all that it says, or not at all.
      return true;
    } catch (FileAlreadyExistsException e) {
      return owner(file).filter(home.folder()::equals).isPresent();
    } catch (IOException e) {
      throw fault("write", file, e);
    } finally {
      remove(whole);
    }
  }

  /** Gives back what the lab has. */
  void giveBack() {
    files().stream()
        .filter(file -> owner(file).filter(home.folder()::equals).isPresent())
        .forEach(BlockClaims::remove);
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw fault("read", folder, e);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw fault("remove", file, e);
    }
  }

  /** The folder of the lab that has it; empty where that is gone, or a crash left half a file. */
  private static Optional<Path> owner(Path file) {
    try {
      return Optional.of(Path.of(OwnFiles.read(file)))
          .filter(Path::isAbsolute)
          .filter(Files::isDirectory);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Cidr> block(Path file) {
    return Cidr.parse(file.getFileName().toString().replace('_', '/'));
  }

  private static Fault fault(String verb, Path path, IOException e) {
    return new Fault(
        "could not " + verb + " " + path + ": " + Reason.of(e, path), "See to the disk.", e);
  }
}
