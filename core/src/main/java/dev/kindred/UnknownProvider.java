package dev.kindred;

import dev.kindred.host.Fault;
import dev.kindred.topology.Suggestion;
import java.util.List;

/** A provider was named that there is not. */
public final class UnknownProvider extends Fault {
  private static final long serialVersionUID = 1L;

  UnknownProvider(String what, String remedy) {
    super(what, remedy);
  }

  static UnknownProvider of(String name, List<String> names) {
    return new UnknownProvider(
        "there is no provider " + name,
        Suggestion.nearest(name, names)
            .map(near -> "Did you mean " + near + "?")
            .orElse("There are: " + String.join(", ", names) + "."));
  }

  @Override
  public int exitCode() {
    return 2;
  }
}
