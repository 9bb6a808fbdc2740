package dev.kindred.vocabulary;

import dev.kindred.plan.NetworkTypes;
import dev.kindred.topology.file.Dialect;
import java.util.List;

/** What topologies may say in this release. */
public final class Vocabularies {
  /** The provider of a topology that names none. */
  static final String PROVIDER = "netns";

  /** The providers, network types and vocabularies that there are. */
  public static final Dialect DIALECT =
      new Dialect(
          List.of(PROVIDER, "kind", "kubeconfig", "auto"),
          "What makes the clusters: network namespaces of this machine, kind, or existing clusters"
              + " by kubeconfig; auto takes kind when it can run here.",
          List.copyOf(NetworkTypes.names()),
          NetworkTypes.description(),
          List.of(KindVocabulary.KIND));

  private Vocabularies() {}
}
