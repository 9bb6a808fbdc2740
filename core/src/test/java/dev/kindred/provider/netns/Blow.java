package dev.kindred.provider.netns;

import dev.kindred.provider.TestLab;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** What is killed, and how. */
enum Blow {
  KILL,
  TERMINATE,
  KILL_CHILD,
  TERMINATE_CHILD,
  KILL_CHILDREN,
  KILL_ALL,
  KILL_HOLDER;

  /** True when the victim itself goes. */
  boolean isDeadly() {
    return this == KILL || this == TERMINATE || this == KILL_ALL;
  }

  /** Strikes; false when there was nothing to strike. */
  boolean strike(ProcessHandle victim, TestLab lab, Random random) {
    List<ProcessHandle> children = new ArrayList<>(victim.descendants().toList());
    children.sort(Comparator.comparingLong(ProcessHandle::pid));
    return switch (this) {
      case KILL -> victim.destroyForcibly();
      case TERMINATE -> victim.destroy();
      case KILL_CHILD ->
          !children.isEmpty() && children.get(random.nextInt(children.size())).destroyForcibly();
      case TERMINATE_CHILD ->
          !children.isEmpty() && children.get(random.nextInt(children.size())).destroy();
      case KILL_CHILDREN ->
          children.stream().map(ProcessHandle::destroyForcibly).reduce(false, (a, b) -> a || b);
      case KILL_ALL -> {
        children.forEach(ProcessHandle::destroyForcibly);
        yield victim.destroyForcibly();
      }
      case KILL_HOLDER ->
          NetnsWorld.holders(lab).stream()
              .findFirst()
              .flatMap(holder -> ProcessHandle.of(holder.pid()))
              .filter(ProcessHandle::destroyForcibly)
              .isPresent();
    };
  }
}
