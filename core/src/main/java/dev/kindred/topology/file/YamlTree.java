package dev.kindred.topology.file;

import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.Place;
import dev.kindred.topology.file.YamlNode.Entries;
import dev.kindred.topology.file.YamlNode.Entry;
import dev.kindred.topology.file.YamlNode.Items;
import dev.kindred.topology.file.YamlNode.Scalar;
import dev.kindred.topology.file.YamlNode.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Builds the tree of a document from the parser's events. The engine's own composer is not used: it
 * descends without a limit, so that a file of brackets would exhaust the stack, and it has no limit
 * on what aliases unfold to.
 */
public final class YamlTree {
  private static final int DEEPEST = 32;
  private static final int MOST_BY_ALIAS = 100_000;
  private static final String CORE_TAGS = "tag:yaml.org,2002:";

  /** A value with an anchor, and how many values it unfolds to. */
  private record Anchored(YamlNode node, long size) {}

  private final Faults faults;
  private final ParserImpl parser;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private final StringBuilder path = new StringBuilder();
  private Place last;
  private long size;
  private long unfolded;

  private YamlTree(String file, String text, Faults faults) {
    this.faults = faults;
    // One buffer for all: the engine fails where the end of a buffer splits a surrogate pair.
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setBufferSize(text.length() + 16).build();
    this.last = faults.place(1, 1);
    // The engine takes a carriage return at the very end for a character, not for the end of a
    // line.
    String ended = text.endsWith("\r") ? text + '\n' : text;
    this.parser = new ParserImpl(settings, new StreamReader(settings, ended));
  }

  /**
   * The value of the first document; empty when there is none.
   *
   * @throws InvalidTopology at the first place that is no YAML, or that would unfold to too much;
   *     the engine's own slips, as over {@code "\x} at the end of a file, are taken for the former
   */
  public static Optional<YamlNode> read(String file, String text, Faults faults) {
    YamlTree tree = new YamlTree(file, text, faults);
    try {
      return tree.document();
    } catch (YamlEngineException e) {
      throw SyntaxFault.of(e, text, tree.path.toString(), faults).orElseGet(tree::slip);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw tree.slip();
    }
  }

  private InvalidTopology slip() {
    return fatal(last, "what follows here is no YAML", "Check its quotes, brackets and escapes");
  }

  private Optional<YamlNode> document() {
    parser.next();
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return Optional.empty();
    }
    parser.next();
    YamlNode root = node(parser.next(), 0);
    parser.next();
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      faults.add(
          placeOf(parser.next()),
          "",
          "a second document begins here, but a file declares one lab",
          "Put it into a file of its own, or remove the line ---");
    }
    return Optional.of(root);
  }

  private YamlNode node(Event event, int depth) {
    Place place = placeOf(event);
    if (depth > DEEPEST) {
      throw fatal(
          place, "is nested more than " + DEEPEST + " levels deep", "A topology needs only 10");
    }
    if (event instanceof AliasEvent alias) {
      return unfold(alias.getAlias(), place);
    }
    long before = size++;
    YamlNode node =
        event instanceof ScalarEvent scalar
            ? new Scalar(place, scalar.getValue(), typeOf(scalar, place))
            : collection((CollectionStartEvent) event, place, depth);
    Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
    if (anchor.isPresent()) {
      anchors.put(anchor.get(), new Anchored(node, size - before));
    }
    return node;
  }

  private YamlNode collection(CollectionStartEvent event, Place place, int depth) {
    boolean isList = event.getEventId() == Event.ID.SequenceStart;
    checkTag(event.getTag().orElse(""), isList ? "seq" : "map", place);
    return isList ? items(place, depth) : entries(place, depth);
  }

  private YamlNode items(Place place, int depth) {
    List<YamlNode> items = new ArrayList<>();
    int length = path.length();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      path.append('[').append(items.size()).append(']');
      items.add(node(parser.next(), depth + 1));
      path.setLength(length);
    }
    parser.next();
    return new Items(place, items);
  }

  private YamlNode entries(Place place, int depth) {
    List<Entry> entries = new ArrayList<>();
    int length = path.length();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      Event event = parser.next();
      if (!(node(event, depth + 1) instanceof Scalar key)) {
        throw fatal(
            placeOf(event), "a key must be a single word", "Write key: value, each on its line");
      }
      path.append(path.isEmpty() ? "" : ".").append(key.shown());
      entries.add(new Entry(key, node(parser.next(), depth + 1)));
      path.setLength(length);
    }
    parser.next();
    return new Entries(place, entries);
  }

  private YamlNode unfold(Anchor name, Place place) {
    Anchored anchored = anchors.get(name);
    String shown = Texts.shown(name.getValue());
    if (anchored == null) {
      throw fatal(
          place,
          "the alias *" + shown + " stands for nothing that is complete above it",
          "Mark the value with &" + shown + " first, or repeat it here");
    }
    size += anchored.size();
    unfolded += anchored.size();
    if (unfolded > MOST_BY_ALIAS) {
      throw fatal(
          place,
          "the aliases of this file unfold to more than " + MOST_BY_ALIAS + " values",
          "Remove aliases of values that hold aliases themselves");
    }
    return switch (anchored.node()) {
      case Scalar scalar -> new Scalar(place, scalar.text(), scalar.type());
      case Items list -> new Items(place, list.items());
      case Entries mapping -> new Entries(place, mapping.entries());
    };
  }

  private Type typeOf(ScalarEvent scalar, Place place) {
    String tag = scalar.getTag().orElse("");
    if (tag.isEmpty()) {
      return scalar.isPlain() ? ScalarType.of(scalar.getValue()) : Type.TEXT;
    }
    if (tag.equals("!") || tag.equals(CORE_TAGS + "str")) {
      return Type.TEXT;
    }
    Type type = ScalarType.of(scalar.getValue());
    checkTag(tag, tagOf(type), place);
    return type;
  }

  private static String tagOf(Type type) {
    return switch (type) {
      case NOTHING -> "null";
      case TRUTH -> "bool";
      case NUMBER -> "int";
      case TEXT -> "str";
    };
  }

  private void checkTag(String tag, String fitting, Place place) {
    boolean floating = fitting.equals("int") && tag.equals(CORE_TAGS + "float");
    if (!tag.isEmpty() && !tag.equals("!") && !tag.equals(CORE_TAGS + fitting) && !floating) {
      String full = tag.startsWith(CORE_TAGS) ? "!!" + tag.substring(CORE_TAGS.length()) : tag;
      String shown = new Scalar(place, full, Type.TEXT).cut();
      faults.add(place, path.toString(), "the tag " + shown + " means nothing here", "Remove it");
    }
  }

  private InvalidTopology fatal(Place place, String what, String fix) {
    return faults.fatal(place, path.toString(), what, fix);
  }

  private Place placeOf(Event event) {
    Mark mark = event.getStartMark().orElseThrow();
    last = faults.place(mark.getLine() + 1, mark.getColumn() + 1);
    return last;
  }
}
