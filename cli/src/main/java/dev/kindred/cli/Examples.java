package dev.kindred.cli;

import java.util.List;

/** A line or two of each command, as somebody would type it. */
final class Examples {
  private Examples() {}

  static List<String> of(Verb verb) {
    return switch (verb) {
      case DEMO -> List.of("demo", "demo --provider kind --lab demo-kind");
      case INIT -> List.of("init --clusters 3 --networks 2", "init -f two.yaml --lab two");
      case DOCTOR -> List.of("doctor", "doctor --provider kind --clusters 3");
      case PLAN -> List.of("plan", "plan -f two.yaml --exit-code");
      case UP -> List.of("up", "up -f two.yaml --ttl 2h");
      case STATUS -> List.of("status", "status edge1 --problems", "status --short --exit-code");
      case VERIFY -> List.of("verify", "verify -o junit > verify.xml");
      case LS -> List.of("ls", "ls -o json");
      case DOWN -> List.of("down", "down --lab edge");
      case GC -> List.of("gc", "gc --yes");
      case SHELL -> List.of("shell 1 2", "shell edge1/demo2");
      case EXEC -> List.of("exec edge1/demo1 -- ip route");
      case LOGS -> List.of("logs edge1/demo1 -f", "logs edge1/demo1 --previous");
      case NODE -> List.of("node edge1", "node edge1 -- ip -brief address");
      case USE -> List.of("use edge2", "use 2", "use --all");
      case KUBECONFIG ->
          List.of("kubeconfig > lab.kubeconfig && export KUBECONFIG=$PWD/lab.kubeconfig");
      case EXPLAIN -> List.of("explain edge1/demo1 edge2/demo2", "explain 1/1 2/2");
      case IMAGES -> List.of("images", "images save images.tar");
      case RENDER -> List.of("render recipe");
      case SCHEMA -> List.of("schema > kindred.schema.json", "schema status");
      case COMPLETION ->
          List.of("completion bash > ~/.local/share/bash-completion/completions/kindred");
      case VERSION -> List.of("version -o json");
    };
  }
}
