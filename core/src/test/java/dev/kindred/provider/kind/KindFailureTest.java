package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What kind v0.33.0 printed, shortened. */
class KindFailureTest {
  private static final String STEPS =
      """
      using podman due to KIND_EXPERIMENTAL_PROVIDER
      Creating cluster "bad" ...
       ✓ Preparing nodes 📦
       ✗ Starting control-plane 🕹️
      """;

  @Test
  void what_kubeadm_refuses() {
    assertThat(
            KindFailure.cause(
                STEPS
                    + """
                    ERROR: failed to create cluster: failed to init node with kubeadm: command "podman exec --privileged bad-control-plane kubeadm init" failed with error: exit status 1

                    Command Output: I1129 19:24:18.721999     196 initconfiguration.go:260] loading configuration from "/kind/kubeadm.conf"
                    W1129 19:24:18.722450     196 common.go:100] your configuration file uses a deprecated API spec
                    error: networking.dnsDomain: Invalid value: "bad_domain!"
                    no stack trace
                    """))
        .isEqualTo("error: networking.dnsDomain: Invalid value: \"bad_domain!\"");
  }

  @Test
  void what_kubeadm_waits_for_in_vain_without_its_stack_trace() {
    assertThat(
            KindFailure.cause(
                STEPS
                    + """
                    ERROR: failed to create cluster: failed to init node with kubeadm: command "podman exec" failed with error: exit status 1

                    Command Output: I1129 19:24:18.721999     196 initconfiguration.go:260] loading
                    [kubelet-check] The kubelet is not healthy after 4m0.000184704s
                    error: failed while waiting for the kubelet to start: The HTTP call failed
                    k8s.io/kubernetes/cmd/kubeadm/app/cmd/phases/init.runKubeletWaitPhase
                    \tk8s.io/kubernetes/cmd/kubeadm/app/cmd/phases/init/waitcontrolplane.go:112
                    k8s.io/kubernetes/cmd/kubeadm/app/cmd/phases/workflow.(*Runner).Run.func1
                    \tk8s.io/kubernetes/cmd/kubeadm/app/cmd/phases/workflow/runner.go:261
                    github.com/spf13/cobra.(*Command).execute
                    \tgithub.com/spf13/cobra@v1.8.1/command.go:985
                    main.main
                    \tk8s.io/kubernetes/cmd/kubeadm/kubeadm.go:25
                    runtime.main
                    \truntime/proc.go:285
                    runtime.goexit
                    \truntime/asm_amd64.s:1693
                    """))
        .isEqualTo("error: failed while waiting for the kubelet to start: The HTTP call failed");
  }

  @Test
  void what_the_engine_says() {
    assertThat(
            KindFailure.cause(
                """
                ERROR: failed to create cluster: command "podman run --name b-control-plane" failed with error: exit status 126
                Command Output: Error: rootlessport listen tcp 127.0.0.1:8080: bind: address already in use
                """))
        .isEqualTo("Error: rootlessport listen tcp 127.0.0.1:8080: bind: address already in use");
  }

  @Test
  void what_kind_says_itself() {
    assertThat(KindFailure.cause("ERROR: failed to create cluster: node(s) already exist\n"))
        .isEqualTo("failed to create cluster: node(s) already exist");
    assertThat(KindFailure.cause("")).isEmpty();
  }
}
