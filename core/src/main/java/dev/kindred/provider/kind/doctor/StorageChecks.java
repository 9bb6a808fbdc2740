package dev.kindred.provider.kind.doctor;

import dev.kindred.provider.Finding;
import java.util.List;

/**
 * Whether an engine shares what containers have in common. Its driver vfs copies the whole image
 * for each of its layers and for each container.
 *
 * @see <a href="https://docs.docker.com/engine/storage/drivers/vfs-driver/">vfs</a>
 */
final class StorageChecks {
  private static final String VFS = "vfs";

  private StorageChecks() {}

  static List<Finding> of(EngineState engine) {
    return engine.answers() && engine.driver().equals(VFS)
        ? List.of(
            Finding.warning(
                "storage",
                engine.program()
                    + " stores images by the driver vfs, which copies the whole node image for each"
                    + " node",
                mend(engine)))
        : List.of();
  }

  private static String mend(EngineState engine) {
    if (!engine.is("podman")) {
      return "echo '{\"storage-driver\": \"overlay2\"}' | sudo tee /etc/docker/daemon.json   # add it to"
          + " what is there\nsudo systemctl restart docker";
    }
    String write =
        engine.rootless()
            ? "mkdir -p ~/.config/containers && printf '[storage]\\ndriver = \"overlay\"\\n'"
                + " >~/.config/containers/storage.conf"
            : "printf '[storage]\\ndriver = \"overlay\"\\n' | sudo tee"
                + " /etc/containers/storage.conf";
    String reset = (engine.rootless() ? "" : "sudo ") + "podman system reset";
    return write
        + "\n"
        + reset
        + "   # removes all its containers and images\n"
        + "sudo apt-get install fuse-overlayfs   # before kernel 5.13, or: sudo dnf install"
        + " fuse-overlayfs";
  }
}
