package dev.kindred.verify;

import dev.kindred.plan.Attachment;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Echo;
import dev.kindred.provider.PodPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a path, given what came of its packets. They were sent as a program of the pod
 * sends them, so that the kernel chose their way: it is to be by the interfaces of the network.
 */
record PathFaults(Observed observed, PodPath path, Echo echo) {
  /** In words, divided by semicolons; empty when nothing is wrong. */
  @Override
  public String toString() {
    List<String> faults = new ArrayList<>();
    Echo.Interfaces by = echo.interfaces();
    detour("it left by ", by.left(), path.from()).ifPresent(faults::add);
    detour("it came in by ", by.cameIn(), path.to()).ifPresent(faults::add);
    detour("the reply came in by ", by.replyIn(), path.from()).ifPresent(faults::add);
    fault().ifPresent(faults::add);
    return String.join("; ", faults);
  }

  private Optional<String> detour(String what, String seen, PodId pod) {
    String planned = link(pod);
    return seen.isEmpty() || seen.equals(planned)
        ? Optional.empty()
        : Optional.of(what + seen + ", not by " + planned);
  }

  /** The interface of a pod on the network of the path. */
  private String link(PodId pod) {
    Observed.Pod there = observed.pods().get(pod);
    if (there != null) {
      for (Attachment attachment : there.attachments()) {
        if (attachment.network().equals(path.network())) {
          return attachment.interfaceName();
        }
      }
    }
    return "";
  }

  private Optional<String> fault() {
    if (echo.received() == 0) {
      String why = echo.problem().isEmpty() ? "no reply" : echo.problem();
      boolean other = !echo.sourceSeen().isEmpty() && !isOwn(echo.sourceSeen());
      return Optional.of(other ? source() + "; " + why : why);
    }
    if (echo.sourceSeen().isEmpty()) {
      return Optional.of(
          "a reply came, but " + path.to() + " saw no packet: another has its address");
    }
    if (!isOwn(echo.sourceSeen())) {
      return Optional.of(source());
    }
    if (!echo.mtuOk()) {
      return Optional.of(
          echo.problem().isEmpty()
              ? "no packet of " + path.mtu() + " bytes passes"
              : echo.problem());
    }
    return Optional.empty();
  }

  private String source() {
    return "the receiver saw " + echo.sourceSeen() + " as source, not " + path.source().ip();
  }

  /** A pod may have given its interface further addresses, of which the kernel chooses. */
  private boolean isOwn(String source) {
    if (source.equals(path.source().ip())) {
      return true;
    }
    Observed.Pod sender = observed.pods().get(path.from());
    return sender != null
        && sender.addresses(path.network()).stream().anyMatch(a -> a.ip().equals(source));
  }
}
