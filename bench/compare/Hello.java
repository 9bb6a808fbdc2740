/** The smallest program that the JVM can start for: what kindred --version is compared with. */
final class Hello {
  public static void main(String[] args) {
    System.out.println("hello, world");
  }
}
