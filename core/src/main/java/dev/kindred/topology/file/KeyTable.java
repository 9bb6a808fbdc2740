package dev.kindred.topology.file;

import dev.kindred.topology.file.Compound.Fields;

/** Every key of the topology file as a table in Markdown, for the documentation. */
final class KeyTable {
  private final StringBuilder text = new StringBuilder("| key | value | default | meaning |\n");

  private KeyTable() {
    text.append("|---|---|---|---|\n");
  }

  static String of(Dialect dialect) {
    TopologyKeys keys = new TopologyKeys(dialect);
    KeyTable table = new KeyTable();
    table.rows("", keys.file());
    table.rows("underlay.", TopologyKeys.UNDERLAY);
    dialect.vocabularies().forEach(words -> table.rows(words.name() + ".", words.block().fields()));
    table.rows("clusters[].", keys.cluster());
    table.rows("networks[].", keys.network());
    table.rows("workloads[].", keys.workload());
    return table.text.toString();
  }

  private void rows(String prefix, Fields fields) {
    for (Key key : fields.keys()) {
      String absent = key.required() ? "must be given" : key.absent();
      String row = "| `%s` | %s | %s | %s |\n";
      text.append(
          row.formatted(prefix + key.name(), key.shape().wanted(), absent, key.description()));
    }
  }
}
