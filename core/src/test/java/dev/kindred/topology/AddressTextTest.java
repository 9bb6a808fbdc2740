package dev.kindred.topology;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTextTest {
  private static final long SEED = 20_261_102;

  private static String canonical(String text) {
    AddressText.Bits number = AddressText.read(text).orElseThrow();
    return AddressText.write(number.family(), number.high(), number.low());
  }

  @ParameterizedTest
  @CsvSource({
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "0:0:0:0:0:0:0:1, ::1",
    "2001:DB8::A, 2001:db8::a",
    "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
    "2001:db8:0:0:1:0:0:0, 2001:db8:0:0:1::",
    "0:0:1:0:0:0:0:1, 0:0:1::1",
    "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "10.1.0.200, 10.1.0.200"
  })
  void writes_what_it_reads_in_the_shortest_form(String text, String canonical) {
    assertThat(canonical(text)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":",
        ":::",
        "1:::2",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        ":1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        "g::",
        "12345::",
        "-1::",
        "1. 2.3.4",
        "1.2.3",
        "1.2.3.4.",
        ".1.2.3.4",
        "1..2.3",
        "1.2.3.256",
        "1.2.3.1000",
        "1.2.3.+4",
        "1.2.3.04"
      })
  void reads_nothing_else(String text) {
    assertThat(AddressText.read(text)).isEmpty();
  }

  /** Of few bits, so that runs of zeros are common. */
  private static byte[] sparse(Random random) {
    byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = random.nextInt(3) == 0 ? (byte) random.nextInt() : 0;
    }
    return bytes;
  }

  @Test
  void agrees_with_a_library_on_random_addresses() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = sparse(random);
      IPAddress expected = new inet.ipaddr.IPAddressNetwork.IPAddressGenerator().from(bytes);
      String text = random.nextBoolean() ? expected.toFullString() : expected.toNormalizedString();
      String read = bytes.length == 4 ? expected.toCanonicalString() : text;
      assertThat(canonical(read)).isEqualTo(expected.toCanonicalString());
      AddressText.Bits number = AddressText.read(read).orElseThrow();
      BigInteger value =
          new BigInteger(Long.toUnsignedString(number.high()))
              .shiftLeft(64)
              .add(new BigInteger(Long.toUnsignedString(number.low())));
      assertThat(value).isEqualTo(new BigInteger(1, bytes));
    }
  }

  /** Where it reads an address, the library reads the same one. */
  @Test
  void reads_no_random_text_otherwise_than_a_library() {
    Random random = new Random(SEED);
    String letters = "0123456789abcf::::....";
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 2 + random.nextInt(9); j > 0; j--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      Optional<AddressText.Bits> number = AddressText.read(text.toString());
      if (number.isPresent()) {
        read++;
        IPAddress expected = new IPAddressString(text.toString()).getAddress();
        assertThat(expected).as("library on %s", text).isNotNull();
        assertThat(canonical(text.toString())).isEqualTo(expected.toCanonicalString());
      }
    }
    assertThat(read).isGreaterThan(1000);
  }
}
