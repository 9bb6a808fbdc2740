package dev.kindred;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.kindred.testing.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The arrows between packages, as the architecture page has them: cli -> the door -> lab -> (plan,
 * verify, provider) -> topology. Add to the lists here only what that page says, too.
 */
class ArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.kindred");

  /** Besides the JDK and annotations. */
  private static void onlyKnows(String of, String... others) {
    List<String> known = new ArrayList<>(List.of("java..", "org.jspecify.annotations.."));
    known.addAll(List.of(others));
    classes()
        .that()
        .resideInAPackage(of)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(known.toArray(String[]::new))
        .check(CORE);
  }

  private static void onlyKnownTo(String what, String... packages) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(what)
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching("dev.kindred.(**)").should().beFreeOfCycles().check(CORE);
    slices().matching("dev.kindred.(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void advice_knows_nobody() {
    onlyKnows("dev.kindred.advice", "dev.kindred.advice");
  }

  @Test
  void topology_knows_advice_alone() {
    onlyKnows("dev.kindred.topology", "dev.kindred.topology", "dev.kindred.advice");
  }

  @Test
  void the_reader_knows_the_topology_and_what_reads_files() {
    onlyKnows(
        "dev.kindred.topology.file",
        "dev.kindred.topology.file",
        "dev.kindred.topology",
        "dev.kindred.advice",
        "org.snakeyaml.engine..",
        "tools.jackson.core..");
  }

  @Test
  void plan_knows_only_topology() {
    onlyKnows(
        "dev.kindred.plan..", "dev.kindred.plan..", "dev.kindred.advice", "dev.kindred.topology");
  }

  /** Which words there are is told by the reader's caller: neither topology nor plan knows any. */
  @Test
  void vocabularies_know_only_the_plan_and_the_topology() {
    onlyKnows(
        "dev.kindred.vocabulary..",
        "dev.kindred.vocabulary..",
        "dev.kindred.advice",
        "dev.kindred.plan",
        "dev.kindred.topology..");
    noClasses()
        .that()
        .resideInAnyPackage("dev.kindred.verify..", "dev.kindred.provider.netns..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.kindred.vocabulary..")
        .check(CORE);
  }

  @Test
  void host_knows_advice_alone() {
    onlyKnows(
        "dev.kindred.host..", "dev.kindred.host..", "dev.kindred.advice", "tools.jackson.core..");
  }

  @Test
  void fetch_knows_the_machine_alone() {
    onlyKnows(
        "dev.kindred.fetch..", "dev.kindred.fetch..", "dev.kindred.advice", "dev.kindred.host..");
  }

  @Test
  void verify_knows_the_plan_and_what_providers_have_in_common() {
    onlyKnows(
        "dev.kindred.verify..",
        "dev.kindred.verify..",
        "dev.kindred.advice",
        "dev.kindred.plan..",
        "dev.kindred.topology..",
        "dev.kindred.provider");
  }

  @Test
  void explain_knows_what_verify_does_and_not_verify() {
    onlyKnows(
        "dev.kindred.explain..",
        "dev.kindred.explain..",
        "dev.kindred.advice",
        "dev.kindred.plan..",
        "dev.kindred.topology..",
        "dev.kindred.provider");
  }

  @Test
  void providers_know_neither_lab_nor_verify() {
    onlyKnows(
        "dev.kindred.provider",
        "dev.kindred.provider",
        "dev.kindred.advice",
        "dev.kindred.plan..",
        "dev.kindred.topology..",
        "dev.kindred.host..");
    noClasses()
        .that()
        .resideInAPackage("dev.kindred.provider..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.kindred.lab..", "dev.kindred.verify..", "dev.kindred.explain..")
        .check(CORE);
  }

  /** Kubernetes is told what people are told who make a lab by hand. */
  @Test
  void of_the_providers_only_those_of_kubernetes_render() {
    noClasses()
        .that()
        .resideInAPackage("dev.kindred.provider..")
        .and()
        .resideOutsideOfPackages("dev.kindred.provider.kind..", "dev.kindred.provider.kubernetes..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.kindred.render..")
        .check(CORE);
  }

  /** What providers have in common knows none of them. */
  @Test
  void providers_do_not_know_each_other() {
    for (String one : List.of("netns", "kind", "kubernetes", "probe")) {
      List<String> others = new ArrayList<>(List.of("netns", "kind", "kubernetes", "probe"));
      others.remove(one);
      if (one.equals("kind")) {
        others.removeAll(List.of("kubernetes", "probe"));
      } else if (one.equals("kubernetes")) {
        others.remove("probe");
      }
      noClasses()
          .that()
          .resideInAPackage("dev.kindred.provider." + one + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              others.stream().map(o -> "dev.kindred.provider." + o + "..").toArray(String[]::new))
          .check(CORE);
    }
  }

  /** Threads share them: what was seen is handed on as a sighting. */
  @Test
  void providers_keep_nothing_between_calls() {
    classes()
        .that()
        .implement(dev.kindred.provider.Provider.class)
        .should()
        .haveOnlyFinalFields()
        .check(CORE);
  }

  @Test
  void render_knows_the_plan_and_no_provider() {
    onlyKnows(
        "dev.kindred.render..",
        "dev.kindred.render..",
        "dev.kindred.advice",
        "dev.kindred.plan..",
        "dev.kindred.topology..",
        "dev.kindred.vocabulary..",
        "dev.kindred.host..");
  }

  @Test
  void documents_are_made_of_what_is_known_and_nobody_needs_them() {
    onlyKnows(
        "dev.kindred.document",
        "dev.kindred.document",
        "dev.kindred.advice",
        "dev.kindred.host",
        "dev.kindred.topology",
        "dev.kindred.plan",
        "dev.kindred.verify",
        "dev.kindred.explain",
        "dev.kindred.lab",
        "dev.kindred.provider",
        "dev.kindred.provider.kind.images");
    onlyKnownTo("dev.kindred.document", "dev.kindred", "dev.kindred.document");
  }

  @Test
  void nobody_here_knows_the_command_line() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.kindred.cli..", "dev.kindred.junit..", "org.apache.commons.cli..")
        .check(CORE);
  }

  @Test
  void nobody_here_comes_in_by_the_door() {
    onlyKnownTo("dev.kindred", "dev.kindred");
  }

  @Test
  void each_library_is_known_to_few() {
    onlyKnownTo("inet.ipaddr..");
    onlyKnownTo(
        "org.snakeyaml..", "dev.kindred.topology.file", "dev.kindred.provider.kind.contexts");
    onlyKnownTo("tools.jackson..", "dev.kindred.topology.file", "dev.kindred.host");
    onlyKnownTo("io.fabric8..", "dev.kindred.provider.kind..", "dev.kindred.provider.kubeconfig..");
  }

  @Test
  void programs_are_started_by_host_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.kindred.host..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .orShould()
        .callMethodWhere(target(owner(type(Runtime.class))).and(target(name("exec"))))
        .check(CORE);
  }

  /**
   * Clocks jump. What waits counts by System.nanoTime, and what was first is told by the kernel's
   * count of ticks since it was started. Only what is left, or wanted no longer, is told by dates.
   */
  @Test
  void nobody_who_makes_a_lab_asks_what_time_it_is() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.kindred.topology..",
            "dev.kindred.plan..",
            "dev.kindred.verify..",
            "dev.kindred.render..",
            "dev.kindred.provider.netns..",
            "dev.kindred.provider.kind")
        .or()
        .haveSimpleName("LabLock")
        .or()
        .haveSimpleName("FileLedger")
        .or()
        .haveSimpleName("Execution")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.time.temporal.Temporal.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.time.InstantSource.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Date.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.nio.file.attribute.FileTime.class)
        .check(CORE);
  }

  /** But for the probe: a program of its own inside the lab, whose output is its answer. */
  @Test
  void nobody_here_prints_or_ends_the_program() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.kindred.provider.netns.probe.Probe")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CORE);
  }

  @Test
  void every_package_says_what_it_is_and_that_null_crosses_it_not() {
    CORE.stream()
        .map(JavaClass::getPackage)
        .distinct()
        .forEach(p -> assertThat(p.isAnnotatedWith(NullMarked.class)).as(p.getName()).isTrue());
  }

  @Test
  void classes_are_named_for_what_they_are() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)(\\$.*)?")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .check(CORE);
  }

  /** Who looks for words in a text for people all the same: what it says is nowhere else. */
  private static final Map<String, String> SENTENCES =
      Map.of(
          "dev.kindred.host.NamespaceFault.limitReached",
          "unshare ends with one code for all; it speaks C, and only the advice depends on it",
          "dev.kindred.host.Reason.behindPath",
          "Java's fault keeps the reason there alone; it becomes words again",
          "dev.kindred.topology.file.SyntaxFault.marked",
          "the reader of YAML has one fault for all; it becomes words again");

  @Test
  void no_decision_reads_a_sentence_meant_for_people() {
    assertThat(Sentences.deciding(CORE)).isEqualTo(SENTENCES.keySet());
  }
}
