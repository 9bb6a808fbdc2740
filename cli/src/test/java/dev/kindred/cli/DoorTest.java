package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The command line comes in by the library's door, as any program does. */
class DoorTest {
  private static final JavaClasses CLI =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.kindred.cli");

  /** What the door takes or gives of these rooms, and why the command line names it. */
  private static final Map<String, String> OF_LABS_AND_PROVIDERS =
      Map.ofEntries(
          Map.entry(
              "dev.kindred.lab.LabRecord",
              "which labs there are, and of which file: what a word or a folder means"),
          Map.entry(
              "dev.kindred.lab.Origin",
              "what a lab was made from, which is shown and held against the file here"),
          Map.entry(
              "dev.kindred.lab.Claim",
              "by what right a lab is changed, which people are asked about"),
          Map.entry(
              "dev.kindred.lab.DefaultName",
              "how the lab of a file without a name is called, for init and for what reads files"),
          Map.entry("dev.kindred.lab.TimeToLive", "the text behind --ttl"),
          Map.entry("dev.kindred.provider.Progress", "what a listener is"),
          Map.entry("dev.kindred.provider.LogWish", "the options of logs"),
          Map.entry("dev.kindred.provider.Echo", "what a ping came to, for demo"),
          Map.entry(
              "dev.kindred.provider.DeclaredNodes",
              "the names of nodes by the file alone, for completion and for words that mean a node"),
          Map.entry(
              "dev.kindred.provider.netns.probe.Probe",
              "the training of the AOT cache asks it something"),
          Map.entry(
              "dev.kindred.provider.kind.Rehearsal",
              "the training rehearses what a command on kind is told"));

  private static Set<String> known(Predicate<String> packages) {
    Set<String> known = new TreeSet<>();
    for (JavaClass type : CLI) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass();
        if (packages.test(target.getPackageName())) {
          known.add(target.getName().replaceFirst("\\$.*", ""));
        }
      }
    }
    return known;
  }

  @Test
  void of_labs_and_providers_it_knows_what_the_door_takes_and_gives() {
    assertThat(known(p -> p.startsWith("dev.kindred.lab") || p.startsWith("dev.kindred.provider")))
        .isEqualTo(new TreeSet<>(OF_LABS_AND_PROVIDERS.keySet()));
  }

  @Test
  void it_neither_plans_nor_proves_by_itself() {
    assertThat(known(p -> p.equals("dev.kindred.plan") || p.equals("dev.kindred.verify")))
        .doesNotContain(
            "dev.kindred.plan.Planner",
            "dev.kindred.plan.Diff",
            "dev.kindred.plan.Underlay",
            "dev.kindred.verify.Verification");
  }
}
