package dev.kindred.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Address blocks. */
class CidrTest {
  private static final long SEED = 20_261_101;

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/16, 10.1.0.0/16",
    "0.0.0.0/0, 0.0.0.0/0",
    "::/0, ::/0",
    "10.1.1.2, 10.1.1.2/32",
    "10.1.1.2/32, 10.1.1.2/32",
    "FD10:0001:0:0::/48, fd10:1::/48",
    "fd10:1:0:0:0:0:0:1, fd10:1::1/128",
    "fd10:1:0:2:0:0:0:0/64, fd10:1:0:2::/64",
    "::ffff:0:0/96, ::ffff:0:0/96"
  })
  void reads_a_block_and_writes_it_in_canonical_form(String text, String canonical) {
    assertThat(Cidr.parse(text)).hasToString("Optional[" + canonical + "]");
    assertThat(Cidr.of(canonical)).isEqualTo(Cidr.of(text)).hasSameHashCodeAs(Cidr.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "/",
        "/16",
        "10.1.0.0/",
        "10.1.0.0/33",
        "10.1.0.0/-1",
        "10.1.0.0/016",
        "10.1.0.0/+16",
        "10.1.0.0/16/24",
        "10.1/16",
        "10/8",
        "1",
        "10.1.0/24",
        "10.1.0.0.0/16",
        "010.1.0.0/16",
        "10.1.00.0/16",
        "10.256.0.0/16",
        "0x0a.1.0.0/16",
        "10.1.0.0/255.255.0.0",
        "10.1.*.0/24",
        "10.1.0-5.0/24",
        "10.1.0.0 /16",
        " 10.1.0.0/16",
        "10.1.0.0/16 ",
        "fd10:1/48",
        "fd10::1::/64",
        "fd10:1::/129",
        "fd10::%eth0/64",
        "::ffff:10.0.0.0/104",
        "fd10:00001::/48",
        "[fd10::]/48",
        "1:2:3:4:5:6:7:8:9/64",
        "10.1.0.0/\u0661\u0666",
        "all"
      })
  void reads_nothing_else(String text) {
    assertThat(Cidr.parse(text)).isEmpty();
    assertThat(Cidr.enclosing(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cidr.of(text))
        .withMessage("not an address block: " + text);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.1.7/24, 10.1.1.0/24",
    "10.1.1.7, 10.1.1.7/32",
    "fd10:1::7/64, fd10:1::/64",
    "10.1.1.7/0, 0.0.0.0/0"
  })
  void drops_host_bits_when_asked_to(String text, String block) {
    assertThat(Cidr.enclosing(text)).contains(Cidr.of(block));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.1.7/24", "fd10:1::7/64", "10.1.0.0/15", "10.1.1.7/0"})
  void reads_no_block_with_host_bits(String text) {
    assertThat(Cidr.parse(text)).isEmpty();
  }

  @Test
  void knows_its_parts() {
    Cidr block = Cidr.of("10.1.0.0/16");
    assertThat(block.count(24)).isEqualTo(256);
    assertThat(block.count(16)).isEqualTo(1);
    assertThat(block.count(15)).isZero();
    assertThat(block.part(0, 24)).isEqualTo(Cidr.of("10.1.0.0/24"));
    assertThat(block.part(255, 24)).isEqualTo(Cidr.of("10.1.255.0/24"));
    assertThat(block.part(0, 16)).isEqualTo(block);
    assertThat(Cidr.of("fd10:1::/48").part(65_535, 64)).isEqualTo(Cidr.of("fd10:1:0:ffff::/64"));
    assertThat(Cidr.of("::/0").count(128)).isEqualTo(Integer.MAX_VALUE);
    assertThat(Cidr.of("ffff::/16").part(3, 128)).isEqualTo(Cidr.of("ffff::3"));
  }

  @Test
  void has_no_part_past_its_last() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cidr.of("10.1.0.0/16").part(256, 24))
        .withMessage("10.1.0.0/16 has no /24 numbered 256");
    assertThatIllegalArgumentException().isThrownBy(() -> Cidr.of("10.1.0.0/16").part(-1, 24));
    assertThatIllegalArgumentException().isThrownBy(() -> Cidr.of("10.1.0.0/16").part(0, 8));
  }

  @Test
  void knows_its_addresses() {
    Cidr block = Cidr.of("10.1.1.0/24");
    assertThat(block.size()).isEqualTo(256);
    assertThat(block.address(0)).isEqualTo(Cidr.of("10.1.1.0/32"));
    assertThat(block.address(255)).isEqualTo(block.last()).isEqualTo(Cidr.of("10.1.1.255/32"));
    assertThat(Cidr.of("fd10:1::/64").address(1).ip()).isEqualTo("fd10:1::1");
    assertThat(Cidr.of("::/0").size()).isEqualTo(BigInteger.TWO.pow(128));
    assertThat(Cidr.of("::/0").last().ip()).isEqualTo("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
  }

  @Test
  void has_no_address_past_its_last() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cidr.of("10.1.1.0/24").address(256))
        .withMessage("10.1.1.0/24 has no address at place 256");
    assertThatIllegalArgumentException().isThrownBy(() -> Cidr.of("10.1.1.0/24").address(-1));
  }

  @Test
  void sorts_ipv4_first_then_by_address_then_the_larger_block() {
    List<String> sorted =
        List.of("9.0.0.0/8", "10.0.0.0/8", "10.0.0.0/16", "10.1.0.0/16", "::/0", "fd10::/16");
    List<Cidr> blocks = new ArrayList<>(sorted.reversed().stream().map(Cidr::of).toList());
    blocks.sort(null);
    assertThat(blocks).map(Cidr::toString).isEqualTo(sorted);
  }

  @Test
  void tells_a_block_from_its_first_address() {
    assertThat(Cidr.of("10.1.0.0/16")).isNotEqualTo(Cidr.of("10.1.0.0/24"));
    assertThat(Cidr.of("10.1.0.0/32")).isNotEqualTo(Cidr.of("10.1.0.0/24"));
    assertThat(Cidr.of("::/96")).isNotEqualTo(Cidr.of("0.0.0.0/0"));
  }

  @Test
  void agrees_with_plain_arithmetic_on_random_blocks() throws UnknownHostException {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      int bytes = random.nextBoolean() ? 4 : 16;
      Cidr one = randomBlock(random, bytes);
      Cidr other = random.nextInt(3) == 0 ? randomBlock(random, bytes) : near(random, one);
      boolean contains =
          first(one).compareTo(first(other)) <= 0 && last(other).compareTo(last(one)) <= 0;
      boolean apart =
          last(one).compareTo(first(other)) < 0 || last(other).compareTo(first(one)) < 0;
      assertThat(one.contains(other)).as("%s contains %s", one, other).isEqualTo(contains);
      assertThat(one.overlaps(other)).as("%s overlaps %s", one, other).isEqualTo(!apart);
      assertThat(last(one))
          .isEqualTo(new BigInteger(1, InetAddress.getByName(one.last().ip()).getAddress()));
    }
  }

  private static Cidr randomBlock(Random random, int bytes) throws UnknownHostException {
    byte[] address = new byte[bytes];
    random.nextBytes(address);
    address[0] = 10;
    String ip = InetAddress.getByAddress(address).getHostAddress();
    return Cidr.enclosing(ip + "/" + random.nextInt(8 * bytes + 1)).orElseThrow();
  }

  /** A part of the block, the block, or one around it. */
  private static Cidr near(Random random, Cidr block) {
    int prefix = Math.clamp(block.prefix() + random.nextInt(-4, 5), 0, block.family().bits());
    return Cidr.enclosing(block.ip() + "/" + prefix).orElseThrow();
  }

  private static BigInteger first(Cidr block) throws UnknownHostException {
    return new BigInteger(1, InetAddress.getByName(block.ip()).getAddress());
  }

  private static BigInteger last(Cidr block) throws UnknownHostException {
    byte[] bytes = InetAddress.getByName(block.ip()).getAddress();
    for (int bit = block.prefix(); bit < 8 * bytes.length; bit++) {
      bytes[bit / 8] |= (byte) (0x80 >> bit % 8);
    }
    return new BigInteger(1, Arrays.copyOf(bytes, bytes.length));
  }
}
