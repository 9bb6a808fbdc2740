package dev.kindred.fetch;

import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import dev.kindred.host.Sha256;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A file to fetch from the web, by way of the proxy that the environment names. */
record Download(URI from, Surroundings around) {
  private static final Duration CONNECT = Duration.ofSeconds(20);

  /**
   * Fetches it, and sees that it is what it should be.
   *
   * @param limit of the time for all of it
   */
  void to(Path file, String sha256, Duration limit) {
    to(file, limit);
    String sum = Sha256.ofFile(file);
    if (!sum.equals(sha256)) {
      throw new Fault(from + " has SHA-256 " + sum + " where " + sha256 + " was expected", "");
    }
  }

  /**
   * Fetches it.
   *
   * @param limit of the time for all of it
   */
  void to(Path file, Duration limit) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL); // Never from https to http.
    proxy().ifPresent(p -> builder.proxy(ProxySelector.of(p)));
    HttpClient client = builder.build();
    try {
      CompletableFuture<HttpResponse<Path>> answer =
          client.sendAsync(
              HttpRequest.newBuilder(from).build(), HttpResponse.BodyHandlers.ofFile(file));
      int status = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      if (status != 200) {
        throw failed("the answer was " + status);
      }
    } catch (TimeoutException e) {
      throw failed("no end within " + limit.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted");
    } catch (ExecutionException e) {
      throw failed(reason(e));
    } finally {
      client.shutdownNow();
    }
  }

  /** In words, as the client's faults have none when there is no connection. */
  private static String reason(Throwable fault) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof UnresolvedAddressException) {
        return "there is no address for this name";
      }
    }
    Throwable cause = fault.getCause() == null ? fault : fault.getCause();
    String text = cause.getMessage();
    if (cause instanceof ConnectException) {
      return "no connection" + (text == null ? "" : ": " + text);
    }
    return text == null ? Reason.of(cause) : text;
  }

  private Fault failed(String why) {
    return new Fault(
        "could not download "
            + from
            + proxy().map(p -> " by proxy " + p.getHostString() + ":" + p.getPort()).orElse("")
            + ": "
            + why,
        "");
  }

  private Optional<InetSocketAddress> proxy() {
    String name = from.getScheme() + "_proxy";
    Optional<String> proxy =
        around.variable(name).or(() -> around.variable(name.toUpperCase(Locale.ROOT)));
    return isDirect() ? Optional.empty() : proxy.map(Download::address);
  }

  private boolean isDirect() {
    String host = from.getHost();
    String direct =
        around.variable("no_proxy").or(() -> around.variable("NO_PROXY")).orElse("").strip();
    for (String entry : direct.split("[,\\s]+")) {
      String domain = entry.startsWith(".") ? entry.substring(1) : entry;
      if (entry.equals("*")
          || host.equalsIgnoreCase(domain)
          || (!domain.isEmpty() && host.endsWith("." + domain))) {
        return true;
      }
    }
    return false;
  }

  private static InetSocketAddress address(String proxy) {
    try {
      URI uri = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
      if (uri.getHost() != null) {
        return InetSocketAddress.createUnresolved(
            uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new Fault("the proxy that the environment names is no URL: " + proxy, "");
  }
}
