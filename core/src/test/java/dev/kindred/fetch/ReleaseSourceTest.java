package dev.kindred.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.host.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server on this machine. */
@Timeout(30)
class ReleaseSourceTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private HttpServer server;
  private URI base;
  private Path scratch;
  private Path archive;
  private Surroundings around;
  private final CountDownLatch stall = new CountDownLatch(1);
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void serve() throws IOException {
    around = Fixture.machine(Path.of("/usr/bin:/bin"));
    scratch = Files.createDirectories(folder.resolve("scratch"));
    Fixture.plugins(folder.resolve("release"), "1", "ptp", "host-local");
    archive = folder.resolve("release.tgz");
    Command.of("tar", "-czf", archive.toString(), "-C", folder + "/release", ".").run();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    InetSocketAddress at = server.getAddress();
    base = URI.create("http://" + at.getHostString() + ":" + at.getPort() + "/");
  }

  @AfterEach
  void stop() {
    stall.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/release.tgz" -> {
          exchange.sendResponseHeaders(200, Files.size(archive));
          Files.copy(archive, exchange.getResponseBody());
        }
        case "/moved" -> {
          exchange.getResponseHeaders().set("Location", base + "release.tgz");
          exchange.sendResponseHeaders(302, -1);
        }
        case "/stalls" -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          stall.await();
        }
        case "/cut" -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
        }
        default -> exchange.sendResponseHeaders(404, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"release.tgz", "moved"})
  void the_archive_is_unpacked_when_its_sum_is_right(String path) {
    Path plugins = source(path, Sha256.ofFile(archive)).fetch(scratch, progress::add);
    assertThat(plugins.resolve("ptp")).isExecutable();
    assertThat(plugins.resolve("host-local")).isExecutable();
    assertThat(progress)
        .containsExactly("fetching CNI plugins: the official release, " + base.resolve(path));
  }

  @Test
  void another_sum_is_a_fault_and_nothing_is_unpacked() {
    String wrong = "0".repeat(64);
    assertFault(
        source("release.tgz", wrong),
        base
            + "release.tgz has SHA-256 "
            + Sha256.ofFile(archive)
            + " where "
            + wrong
            + " was expected");
    assertThat(scratch.resolve("unpacked")).doesNotExist();
  }

  @Test
  void an_archive_that_is_gone_is_a_fault() {
    assertFault(source("none", ""), "could not download " + base + "none: the answer was 404");
  }

  @Test
  void a_processor_without_a_release_is_a_fault() {
    Surroundings exotic = new Surroundings(List.of(), "riscv64", around.changes());
    assertFault(
        new ReleaseSource(exotic, "CNI plugins", Optional.empty(), PluginRelease.of("riscv64")),
        "none is pinned for Linux on processor riscv64");
  }

  @Test
  void a_download_that_stalls_is_ended() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> download("stalls", around).to(file(), Duration.ofSeconds(1)))
        .withMessage("could not download " + base + "stalls: no end within 1 s");
  }

  @Test
  void a_download_that_breaks_off_is_a_fault() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> download("cut", around).to(file(), LONG))
        .withMessageStartingWith("could not download " + base + "cut: ");
  }

  @Test
  void an_interrupt_ends_a_download_and_stays_set() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> download("stalls", around).to(file(), LONG))
        .withMessageEndingWith(": interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void the_proxy_of_the_environment_is_used_and_named() {
    Surroundings offline = Fixture.with(around, "http_proxy", "http://127.0.0.1:1");
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> download("release.tgz", offline).to(file(), LONG))
        .withMessage(
            "could not download " + base + "release.tgz by proxy 127.0.0.1:1: no connection");
    String here = base.getAuthority();
    Surroundings proxied = Fixture.with(around, "HTTP_PROXY", here);
    new Download(URI.create("http://elsewhere.invalid/release.tgz"), proxied).to(file(), LONG);
    assertThat(Sha256.ofFile(file())).isEqualTo(Sha256.ofFile(archive));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "127.0.0.1", "other.example, 127.0.0.1", ".0.0.1"})
  void no_proxy_is_respected(String direct) {
    Surroundings excepted =
        Fixture.with(Fixture.with(around, "http_proxy", "http://127.0.0.1:1"), "no_proxy", direct);
    URI from = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/release.tgz");
    new Download(from, excepted).to(file(), LONG);
    assertThat(file()).exists();
  }

  @Test
  void a_proxy_that_is_no_url_is_said() {
    Surroundings odd = Fixture.with(around, "http_proxy", "http://a b");
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> download("release.tgz", odd).to(file(), LONG))
        .withMessage("the proxy that the environment names is no URL: http://a b");
  }

  @Test
  void a_name_without_an_address_is_said() {
    URI nowhere = URI.create("http://kindred.invalid/");
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> new Download(nowhere, around).to(file(), LONG))
        .withMessage("could not download " + nowhere + ": there is no address for this name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "aarch64", "arm"})
  void releases_are_pinned(String architecture) {
    PinnedFile release = PluginRelease.of(architecture).orElseThrow();
    assertThat(release.from()).hasScheme("https").hasHost("github.com");
    assertThat(release.sha256()).matches("[0-9a-f]{64}");
  }

  private Path file() {
    return folder.resolve("downloaded");
  }

  private Download download(String path, Surroundings where) {
    return new Download(base.resolve(path), where);
  }

  private ReleaseSource source(String path, String sha256) {
    return new ReleaseSource(
        around,
        "CNI plugins",
        Optional.empty(),
        Optional.of(new PinnedFile(base.resolve(path), sha256)));
  }

  private void assertFault(Source source, String message) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> source.fetch(scratch, progress::add))
        .withMessage(message);
  }
}
