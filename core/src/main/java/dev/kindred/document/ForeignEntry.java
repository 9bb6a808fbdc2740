package dev.kindred.document;

import dev.kindred.advice.Hint;
import dev.kindred.host.Description;
import dev.kindred.plan.Foreign;
import java.util.List;
import java.util.function.Function;

/** Something of somebody else's. */
@Description(
    "Something that is not Kindred's and matters to the lab: a route on a node within a block of the"
        + " data plane, or an object of Kubernetes by a name of the file. It is no drift: up leaves"
        + " it.")
public record ForeignEntry(
    @Description("What it is.") String subject,
    @Description("What it does to the lab, in a few words.") String effect,
    @Description("True where up stops because of it before it changes anything.") boolean inTheWay,
    @Description("The command that removes it.") String remedy) {

  /**
   * An entry of each.
   *
   * @param writing writes commands as they are typed
   */
  public static List<ForeignEntry> of(List<Foreign> all, Function<Hint, String> writing) {
    return all.stream()
        .map(f -> new ForeignEntry(f.subject(), f.effect(), f.inTheWay(), f.remedy().text(writing)))
        .toList();
  }
}
