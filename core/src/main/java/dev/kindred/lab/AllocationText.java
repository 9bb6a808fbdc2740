package dev.kindred.lab;

import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.plan.Allocation;
import dev.kindred.topology.Cidr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers of a lab as they stand in its folder: the members of {@link Allocation} as JSON. */
final class AllocationText {
  /** Of a cluster, node or network; more than any lab has of them, and little for a set of bits. */
  private static final long LARGEST = 1 << 20;

  private AllocationText() {}

  static String of(Allocation allocation) {
    return Json.write(allocation);
  }

  /**
   * Reads them.
   *
   * @param source whose text it is, for the error
   * @throws Fault when they are none that a lab can have
   */
  static Allocation read(String text, String source) {
    try {
      JsonValue json = Json.parse(text, source);
      return new Allocation(
          numbers(json, "clusters"),
          numbers(json, "nodes"),
          numbers(json, "networks"),
          owned(json, "parts"),
          owned(json, "slices"),
          numbers(json, "pods"),
          blocks(json.members("blocks")));
    } catch (IllegalArgumentException e) {
      throw new Fault(source + ": " + e.getMessage(), "", e);
    }
  }

  private static Map<String, Integer> numbers(JsonValue json, String key) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    json.members(key).forEach((name, value) -> numbers.put(name, number(name, value.asNumber())));
    return numbers;
  }

  private static int number(String name, long number) {
    if (number < 1 || number > LARGEST) {
      throw new IllegalArgumentException(number + " is no number for " + name);
    }
    return (int) number;
  }

  private static Map<String, Map<String, List<Cidr>>> owned(JsonValue json, String key) {
    Map<String, Map<String, List<Cidr>>> all = new LinkedHashMap<>();
    json.members(key).forEach((network, owners) -> all.put(network, blocks(owners.asMembers())));
    return all;
  }

  private static Map<String, List<Cidr>> blocks(Map<String, JsonValue> members) {
    Map<String, List<Cidr>> blocks = new LinkedHashMap<>();
    members.forEach((owner, list) ->
        blocks.put(owner, list.asList().stream().map(b -> Cidr.of(b.asText())).toList()));
    return blocks;
  }
}
