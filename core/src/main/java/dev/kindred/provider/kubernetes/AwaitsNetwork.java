package dev.kindred.provider.kubernetes;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;

/** A cluster is made as far as it can be before its user has installed the network of its pods. */
public final class AwaitsNetwork extends Fault {
  private static final long serialVersionUID = 1L;

  public AwaitsNetwork(String what, Advice advice) {
    super(what, advice);
  }
}
