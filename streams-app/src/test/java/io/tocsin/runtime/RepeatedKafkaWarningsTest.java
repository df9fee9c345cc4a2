package io.tocsin.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.Test;

class RepeatedKafkaWarningsTest {
    private static final String CLIENT = "org.apache.kafka.clients.NetworkClient";

    private final RepeatedKafkaWarnings filter = new RepeatedKafkaWarnings();
    private final LoggerContext loggers = new LoggerContext();

    @Test
    void shouldLetThreeOfAKindPassAMinuteWhicheverClientTellsThem() {
        assertThat(passes(CLIENT, Level.WARN, "[Consumer clientId=a-1] Connection to node {} failed", 1_000))
                .isTrue();
        assertThat(passes(CLIENT, Level.WARN, "[Producer clientId=b-2] Connection to node {} failed", 2_000))
                .isTrue();
        assertThat(passes(CLIENT, Level.WARN, "[Consumer clientId=a-1] Connection to node {} failed", 3_000))
                .isTrue();
        assertThat(passes(CLIENT, Level.WARN, "[Consumer clientId=a-3] Connection to node {} failed", 4_000))
                .isFalse();
        assertThat(passes(CLIENT, Level.WARN, "[Consumer clientId=a-3] Connection to node {} failed", 60_999))
                .isFalse();
        assertThat(passes(CLIENT, Level.WARN, "[Consumer clientId=a-3] Connection to node {} failed", 61_000))
                .isTrue();
    }

    @Test
    void shouldTakeTextsThatDifferInAddressesAndPartitionsAloneForOneKind() {
        for (int port = 0; port < 3; port++) {
            assertThat(passes(
                            CLIENT,
                            Level.WARN,
                            "batch for topic-" + "abc".charAt(port) + "-" + port + " at 127.0.0.1:" + port + " failed",
                            1_000))
                    .isTrue();
        }
        assertThat(passes(CLIENT, Level.WARN, "batch for other-7 at 127.0.0.1:9092 failed", 1_000))
                .isFalse();
        assertThat(passes(CLIENT, Level.WARN, "another warning", 1_000)).isTrue();
    }

    @Test
    void shouldDropNeitherErrorsNorWhatOthersTell() {
        for (int times = 0; times < 10; times++) {
            assertThat(passes(CLIENT, Level.ERROR, "fatal", 1_000)).isTrue();
            assertThat(passes(CLIENT, Level.DEBUG, "sent", 1_000)).isTrue();
            assertThat(passes("io.tocsin.PredictorApp", Level.WARN, "ours", 1_000))
                    .isTrue();
        }
    }

    @Test
    void shouldBeginAnewWhenTheClockIsSetBack() {
        for (int times = 0; times < 3; times++) {
            assertThat(passes(CLIENT, Level.WARN, "away", 100_000)).isTrue();
        }
        assertThat(passes(CLIENT, Level.WARN, "away", 99_999)).isTrue();
    }

    private boolean passes(String name, Level level, String text, long atMs) {
        Logger logger = loggers.getLogger(name);
        LoggingEvent event = new LoggingEvent("", logger, level, text, null, null);
        event.setTimeStamp(atMs);
        return filter.decide(event) == FilterReply.NEUTRAL;
    }
}
