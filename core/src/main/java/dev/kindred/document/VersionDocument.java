package dev.kindred.document;

import dev.kindred.host.Description;
import dev.kindred.host.ProgramVersion;
import dev.kindred.host.Unwrapped;
import java.util.List;
import java.util.Optional;

/** What {@code version} prints. */
@Description("What takes part, and in which version.")
public record VersionDocument(
    @Description("Kindred's version.") String version,
    @Description("The commit that it was built from; empty where nobody knows.") String commit,
    @Description("True where the sources are not those of the commit.") boolean changed,
    @Description("The path of the launcher; empty where none started it.") String launcher,
    @Description("The operating system, its version and the processor.") String system,
    @Description("The JDK.") Program jdk,
    @Description("The CNI plugins that are found.") List<Program> plugins,
    @Description("The container engine that answers; an empty object where none does.")
        FoundProgram engine,
    @Description("The program kind; an empty object where there is none.") FoundProgram kind) {

  /** A program. */
  @Description("A program.")
  public record Program(
      @Description("Its name.") String name,
      @Description("Its version.") String version,
      @Description("Where it is.") String path) {

    /** The entry of a program. */
    public static Program of(ProgramVersion program) {
      return new Program(program.name(), program.version(), program.path().toString());
    }
  }

  /** A program, where there is one. */
  @Description("A program; an empty object where there is none.")
  public record FoundProgram(Unwrapped<Program> program) {
    /** The entry of a program, or of none. */
    public static FoundProgram of(Optional<ProgramVersion> program) {
      return new FoundProgram(new Unwrapped<>(program.map(Program::of)));
    }
  }
}
