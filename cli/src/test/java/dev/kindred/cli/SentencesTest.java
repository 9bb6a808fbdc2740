package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.kindred.testing.Sentences;
import org.junit.jupiter.api.Test;

/** As {@code ArchitectureTest} of core has it, of the command line. */
class SentencesTest {
  @Test
  void no_decision_reads_a_sentence_meant_for_people() {
    assertThat(
            Sentences.deciding(
                new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.kindred.cli")))
        .isEmpty();
  }
}
