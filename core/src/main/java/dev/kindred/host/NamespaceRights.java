package dev.kindred.host;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What the kernel lets this process do with namespaces, as far as it tells.
 *
 * @param supported the kernel has user namespaces
 * @param administrator this process has CAP_SYS_ADMIN
 * @param container this process seems to run in a container
 * @param filtered a seccomp filter is on this process
 * @param settings of the kernel by their sysctl names, those that there are
 */
record NamespaceRights(
    boolean supported,
    boolean administrator,
    boolean container,
    boolean filtered,
    Map<String, Long> settings) {
  NamespaceRights {
    settings = Map.copyOf(settings);
  }

  OptionalLong setting(String name) {
    Long value = settings.get(name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  boolean is(String name, long value) {
    return setting(name).equals(OptionalLong.of(value));
  }
}
