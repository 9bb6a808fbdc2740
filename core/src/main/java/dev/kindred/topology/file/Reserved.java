package dev.kindred.topology.file;

import dev.kindred.topology.file.Compound.Fields;
import dev.kindred.topology.file.YamlNode.Entries;
import dev.kindred.topology.file.YamlNode.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A mapping for another program, some of whose keys Kindred writes itself.
 *
 * @param name its name among the definitions of the schema
 * @param program the other program
 * @param fields the keys that it may have
 * @param ours those that it may not have, with what to do instead
 */
public record Reserved(String name, String program, Fields fields, Map<String, String> ours)
    implements Shape {
  /** Copies its map. */
  public Reserved {
    ours = Map.copyOf(ours);
  }

  @Override
  public String wanted() {
    return fields.wanted();
  }

  @Override
  public boolean fits(YamlNode node) {
    return fields.fits(node);
  }

  @Override
  public void check(Value value, Faults faults) {
    List<Entry> rest = new ArrayList<>();
    for (Entry entry : value.entries()) {
      String instead = ours.get(entry.key().text());
      if (instead == null) {
        rest.add(entry);
      } else {
        String what = "Kindred writes this field of " + program + "'s configuration itself";
        faults.add(entry.key().place(), value.pathOf(entry), what, instead);
      }
    }
    fields.check(new Value(value.path(), new Entries(value.node().place(), rest)), faults);
  }
}
