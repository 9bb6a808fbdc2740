package dev.kindred.vocabulary;

import dev.kindred.topology.file.Beside;
import dev.kindred.topology.file.Faults;
import dev.kindred.topology.file.Reserved;
import dev.kindred.topology.file.Value;
import dev.kindred.topology.file.Vocabulary;
import java.util.Map;
import java.util.Optional;

/** The words in which a topology speaks to kind. */
public final class KindVocabulary implements Vocabulary<KindOptions> {
  /** It. */
  public static final KindVocabulary KIND = new KindVocabulary();

  private KindVocabulary() {}

  @Override
  public String name() {
    return "kind";
  }

  @Override
  public Class<KindOptions> type() {
    return KindOptions.class;
  }

  @Override
  public KindOptions nothing() {
    return KindOptions.NONE;
  }

  @Override
  public Reserved block() {
    return KindKeys.BLOCK;
  }

  @Override
  public String ofLab() {
    return "What is said to kind of all clusters: fields of its configuration and, by image,"
        + " multus and cni, what its nodes run; other providers ignore it.";
  }

  @Override
  public String ofCluster() {
    return "What is said to kind of this cluster; it is merged over what is said of all.";
  }

  @Override
  public Map<String, String> notes() {
    return Map.of(
        "underlay", "kind to share kind's own container network",
        "internet", "on kind they always do",
        "restart", "on kind always");
  }

  @Override
  public boolean sharesUnderlay() {
    return true;
  }

  @Override
  public Optional<String> apiGroup() {
    return Optional.of("kind.x-k8s.io/");
  }

  @Override
  public Reading<KindOptions> reading(Optional<Value> lab, Beside beside, Faults faults) {
    return new KindBlocks(lab, beside, faults);
  }
}
