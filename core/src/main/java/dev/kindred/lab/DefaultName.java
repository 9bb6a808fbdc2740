package dev.kindred.lab;

import dev.kindred.topology.Label;
import dev.kindred.vocabulary.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How a lab is called whose file does not say it: as the folder that the file is in. */
public final class DefaultName {
  /** Where the folder's name has nothing that a name can be made of. */
  private static final String NAMELESS = "lab";

  /** What every such lab was called before Kindred took the folder's name. */
  private static final String FORMER = Seed.file().topology().name();

  private DefaultName() {}

  /**
   * The name by the folder, without links. A pipe is of no folder: it counts as a file of this one.
   */
  public static String of(Path file) {
    boolean pipe = Files.exists(file) && !Files.isRegularFile(file);
    return ofReal(Origin.real(pipe ? Path.of("kindred.yaml") : file));
  }

  private static String ofReal(Path file) {
    return Optional.ofNullable(file.getParent())
        .map(Path::getFileName)
        .map(folder -> Label.tidied(folder.toString()))
        .filter(Label::isGood)
        .orElse(NAMELESS);
  }

  /**
   * The name of a file's lab: one that was made of the file, and is not down since, keeps its name,
   * be it that of an older Kindred, of a folder that was moved, or one of the command line.
   *
   * @param states the folder that holds a folder a lab
   * @param origin what the file is
   */
  public static String of(Path states, Path file, Origin origin) {
    String name = of(file);
    List<LabRecord> made = LabRecord.madeFrom(states, origin);
    List<LabRecord> labs = made.isEmpty() ? moved(states, origin) : made;
    boolean other = labs.size() == 1 && made.stream().noneMatch(lab -> lab.name().equals(name));
    return other ? labs.getFirst().name() : name;
  }

  /** Those whose file had this text, and is gone; and whose name it did not say. */
  private static List<LabRecord> moved(Path states, Origin origin) {
    return LabRecord.ofGone(states, origin).stream()
        .filter(lab ->
            lab.name().equals(FORMER)
                || lab.origin()
                    .flatMap(Origin::file)
                    .map(DefaultName::ofReal)
                    .filter(lab.name()::equals)
                    .isPresent())
        .toList();
  }
}
