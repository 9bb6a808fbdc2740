package dev.kindred.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The documents, by the names of what prints them. */
public enum Document {
  /** Of {@code status}. */
  STATUS(StatusDocument.class),
  /** Of {@code plan}. */
  PLAN(PlannedDocument.class),
  /** Of {@code up}. */
  UP(UpDocument.class),
  /** Of {@code verify}. */
  VERIFY(VerifyDocument.class),
  /** Of {@code explain}. */
  EXPLAIN(ExplainDocument.class),
  /** Of {@code doctor}. */
  DOCTOR(DoctorDocument.class),
  /** Of {@code ls}. */
  LS(LsDocument.class),
  /** Of {@code gc}. */
  GC(GcDocument.class),
  /** Of {@code down}. */
  DOWN(DownDocument.class),
  /** Of {@code demo}. */
  DEMO(DemoDocument.class),
  /** Of {@code init}. */
  INIT(InitDocument.class),
  /** Of {@code use}. */
  USE(UseDocument.class),
  /** Of {@code render}. */
  RENDER(RenderDocument.class),
  /** Of {@code images}. */
  IMAGES(ImagesDocument.class),
  /** Of {@code images save} and {@code images load}. */
  ARCHIVE(ArchiveDocument.class),
  /** Of {@code images bake}. */
  BAKE(BakeDocument.class),
  /** Of {@code version}. */
  VERSION(VersionDocument.class),
  /** Of what is said beside a result, on standard error. */
  EVENT(EventDocument.class),
  /** Of a command that failed, on standard error. */
  ERROR(ErrorDocument.class);

  private final Class<?> form;

  Document(Class<?> form) {
    this.form = form;
  }

  /** Its name, as {@code status}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The record, or the interface of the records. */
  public Class<?> form() {
    return form;
  }

  /** All names, in the order of the documentation. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Document::word).toList();
  }

  /** The document with a name. */
  public static Optional<Document> named(String word) {
    return Arrays.stream(values()).filter(d -> d.word().equals(word)).findFirst();
  }
}
