package dev.kindred.provider.kind.contexts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A kubeconfig as it stands in a file. What is changed in it are lines of its own: comments, order
 * and what else is there stay byte for byte.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/">how
 *     kubectl reads it</a>
 */
public final class KubeconfigText {
  private static final String CLUSTERS = "clusters";
  private static final List<String> SECTIONS = List.of(CLUSTERS, "contexts", "users");
  private static final String CURRENT = "current-context";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

  private final String text;
  private final MappingNode root;

  private KubeconfigText(String text, MappingNode root) {
    this.text = text;
    this.root = root;
  }

  /** Reads one; empty where it is no YAML mapping. */
  public static Optional<KubeconfigText> of(String text) {
    try {
      LoadSettings settings = LoadSettings.builder().setParseComments(false).build();
      return new Compose(settings)
          .composeString(text)
          .filter(MappingNode.class::isInstance)
          .map(root -> new KubeconfigText(text, (MappingNode) root));
    } catch (YamlEngineException e) {
      return Optional.empty();
    }
  }

  /** The current context; empty where there is none. */
  public Optional<String> current() {
    return value(root, CURRENT).map(ScalarNode::getValue).filter(name -> !name.isEmpty());
  }

  /** The names of its contexts. */
  public Set<String> contexts() {
    Set<String> names = new TreeSet<>();
    items("contexts").forEach(item -> name(item).ifPresent(names::add));
    return names;
  }

  /** The certificate of a cluster's authority, which no two clusters share. */
  public Optional<String> authority(String cluster) {
    return items(CLUSTERS).stream()
        .filter(item -> name(item).filter(cluster::equals).isPresent())
        .findFirst()
        .flatMap(item -> node((MappingNode) item, "cluster"))
        .filter(MappingNode.class::isInstance)
        .flatMap(details -> value((MappingNode) details, "certificate-authority-data"))
        .map(ScalarNode::getValue);
  }

  /**
   * The text without the clusters, contexts and users of these names.
   *
   * @return empty where it is not written line by line, as JSON is
   */
  public Optional<String> without(Collection<String> names) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    List<Integer> gone = new ArrayList<>();
    for (String section : SECTIONS) {
      List<Node> items = items(section);
      List<Node> ours =
          items.stream().filter(i -> name(i).filter(names::contains).isPresent()).toList();
      if (ours.isEmpty()) {
        continue;
      }
      if (!byLines(section)) {
        return Optional.empty();
      }
      ours.forEach(item -> {
        for (int line = line(item.getStartMark()); line <= last(item); line++) {
          gone.add(line);
        }
      });
      if (ours.size() == items.size()) {
        lines.set(keyLine(section), section + ": []");
      }
    }
    gone.stream().sorted((a, b) -> b - a).forEach(line -> lines.remove((int) line));
    return Optional.of(joined(lines));
  }

  /**
   * The text with another current context.
   *
   * @param name empty for none
   * @return empty where it names none today, or not on a line of its own
   */
  public Optional<String> withCurrent(String name) {
    Optional<ScalarNode> now = value(root, CURRENT);
    if (now.isEmpty() || root.getFlowStyle() == FlowStyle.FLOW) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.set(keyLine(CURRENT), CURRENT + ": " + scalar(name));
    return Optional.of(joined(lines));
  }

  private static String scalar(String name) {
    return PLAIN.matcher(name).matches()
        ? name
        : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private String joined(List<String> lines) {
    String all = String.join("\n", lines);
    return text.endsWith("\n") && !all.isEmpty() ? all + "\n" : all;
  }

  private boolean byLines(String section) {
    return root.getFlowStyle() != FlowStyle.FLOW
        && node(root, section).stream()
            .allMatch(n -> n instanceof SequenceNode s && s.getFlowStyle() != FlowStyle.FLOW);
  }

  private List<Node> items(String section) {
    return node(root, section)
        .filter(SequenceNode.class::isInstance)
        .map(found -> ((SequenceNode) found).getValue())
        .orElse(List.of());
  }

  private static Optional<String> name(Node item) {
    return item instanceof MappingNode mapping
        ? value(mapping, "name").map(ScalarNode::getValue)
        : Optional.empty();
  }

  private static Optional<ScalarNode> value(MappingNode mapping, String key) {
    return node(mapping, key).filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast);
  }

  private static Optional<Node> node(MappingNode mapping, String key) {
    return tuple(mapping, key).map(NodeTuple::getValueNode);
  }

  private static Optional<NodeTuple> tuple(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .filter(t -> t.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key))
        .findFirst();
  }

  private int keyLine(String key) {
    return tuple(root, key).map(t -> line(t.getKeyNode().getStartMark())).orElseThrow();
  }

  private static int line(Optional<Mark> mark) {
    return mark.orElseThrow().getLine();
  }

  /** The last line of a node. A block's own end is where the next thing begins. */
  private static int last(Node node) {
    return switch (node) {
      case MappingNode m when m.getFlowStyle() != FlowStyle.FLOW && !m.getValue().isEmpty() ->
          last(m.getValue().getLast().getValueNode());
      case SequenceNode s when s.getFlowStyle() != FlowStyle.FLOW && !s.getValue().isEmpty() ->
          last(s.getValue().getLast());
      default -> {
        Mark end = node.getEndMark().orElseThrow();
        boolean before = end.getColumn() == 0 && end.getLine() > line(node.getStartMark());
        yield before ? end.getLine() - 1 : end.getLine();
      }
    };
  }
}
