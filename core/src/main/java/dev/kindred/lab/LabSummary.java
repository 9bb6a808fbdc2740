package dev.kindred.lab;

import dev.kindred.host.Fault;
import dev.kindred.host.Parallel;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.Provider;
import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.Topology;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A lab in a list of labs.
 *
 * @param provider its name; empty where it cannot be read
 * @param made when it was made
 * @param pods how many its topology declares; empty where that cannot be read
 * @param until when its time is over; empty for never
 * @param problem what is wrong with what is written down of it; empty when nothing is
 */
public record LabSummary(
    String name,
    String provider,
    Optional<Origin> origin,
    Optional<Instant> made,
    State state,
    Optional<Integer> pods,
    Optional<Instant> until,
    String problem) {

  /** How it is. */
  public enum State {
    /** Something of it runs. */
    RUNNING,
    /** Nothing of it runs, as after a reboot. */
    STOPPED,
    /** An {@code up} has not got beyond its beginning, or a {@code down} not to its end. */
    UNFINISHED,
    /** Nobody can tell, as the problem says. */
    UNKNOWN
  }

  /**
   * All labs, by name. One that is damaged is listed with its problem.
   *
   * @param states the folder that holds a folder a lab
   * @param providers gives a provider by its name
   */
  public static List<LabSummary> all(Path states, Function<String, Provider> providers) {
    List<LabRecord> records = LabRecord.all(states);
    return Parallel.map(records, record -> of(record, providers)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Empty for one that has gone while it was looked at. */
  private static Optional<LabSummary> of(LabRecord record, Function<String, Provider> providers) {
    Looking looking = new Looking();
    String provider = looking.at(record::provider).flatMap(p -> p).orElse("");
    looking.at(record.folder()::providerFault).flatMap(fault -> fault).ifPresent(looking::failed);
    Optional<Topology> topology =
        looking.at(record::topology).flatMap(t -> t).map(file -> file.topology());
    boolean exists = looking.at(record::exists).orElse(true);
    State state =
        exists
            ? looking.at(() -> state(record, providers.apply(provider))).orElse(State.UNKNOWN)
            : State.UNFINISHED;
    LabSummary summary =
        new LabSummary(
            record.name(),
            provider,
            looking.at(record::origin).flatMap(o -> o),
            looking.at(record::made).flatMap(m -> m),
            state,
            topology.map(LabSummary::pods),
            looking.at(record::until).flatMap(u -> u),
            looking.problem);
    return record.folder().exists() ? Optional.of(summary) : Optional.empty();
  }

  private static State state(LabRecord record, Provider provider) {
    LabFolder folder = record.folder();
    boolean runs = provider.runs(new LabHome(folder.name(), folder.path(), folder.ledger()));
    return runs ? State.RUNNING : State.STOPPED;
  }

  private static int pods(Topology topology) {
    return topology.workloads().stream().mapToInt(w -> w.replicas() * w.clusters().size()).sum();
  }

  /** Looks at what may be damaged, and keeps the first problem. */
  private static final class Looking {
    private String problem = "";

    <T> Optional<T> at(Supplier<T> part) {
      try {
        return Optional.of(part.get());
      } catch (Fault e) {
        return failed(e.getMessage());
      } catch (InvalidTopology e) {
        return failed(e.problems().getFirst().toString());
      } catch (RuntimeException e) {
        return failed(String.valueOf(e.getMessage()));
      }
    }

    private <T> Optional<T> failed(String why) {
      problem = problem.isEmpty() ? why.lines().findFirst().orElse("") : problem;
      return Optional.empty();
    }
  }
}
