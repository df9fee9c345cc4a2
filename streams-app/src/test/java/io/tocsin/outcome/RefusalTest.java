package io.tocsin.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private final Headers original = new RecordHeaders().add("trace", new byte[] {1});

    @Test
    void shouldSayCauseDetailAndStepBesideTheHeadersItCameWith() {
        Headers headers =
                new Refusal(RefusalCause.TOO_OLD, "at most 5 ms old", new byte[] {1}).headers(original, "ingest");
        assertThat(text(headers, "tocsin.cause")).isEqualTo("too_old");
        assertThat(text(headers, "tocsin.detail")).isEqualTo("at most 5 ms old");
        assertThat(text(headers, "tocsin.step")).isEqualTo("ingest");
        assertThat(headers.lastHeader("trace").value()).containsExactly(1);
        assertThat(headers.lastHeader("tocsin.truncated-from-bytes")).isNull();
        assertThat(original.toArray()).as("the original is left alone").hasSize(1);
    }

    @Test
    void shouldCutALetterThatIsTooLongAndSaySo() {
        Refusal fits = new Refusal(RefusalCause.TOO_LARGE, "x", new byte[65_536]);
        assertThat(fits.letter()).hasSize(65_536);
        Refusal cut = new Refusal(RefusalCause.TOO_LARGE, "x", new byte[65_537]);
        assertThat(cut.letter()).hasSize(65_536);
        assertThat(text(cut.headers(original, "ingest"), "tocsin.truncated-from-bytes"))
                .isEqualTo("65537");
    }

    @Test
    void shouldCutADetailThatIsTooLong() {
        Headers headers =
                new Refusal(RefusalCause.UNDECODABLE, "y".repeat(9_999), new byte[0]).headers(original, "ingest");
        assertThat(text(headers, "tocsin.detail")).isEqualTo("y".repeat(500));
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
