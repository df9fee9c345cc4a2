package io.tocsin.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import io.tocsin.binary.StateOfALaterVersion;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnreadableStateTracesTest {
    private final UnreadableStateTraces filter = new UnreadableStateTraces();

    @Test
    void shouldDropTracesOfStoredStateThatStreamsTell() {
        assertThat(decide(
                        "org.apache.kafka.streams.KafkaStreams",
                        new StreamsException(StateOfALaterVersion.unreadable())))
                .isEqualTo(FilterReply.DENY);
    }

    @Test
    void shouldLetPassWhatElseIsTold() {
        assertThat(decide("io.tocsin.PredictorApp", StateOfALaterVersion.unreadable()))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("org.apache.kafka.streams.KafkaStreams", new StreamsException("another")))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("org.apache.kafka.streams.KafkaStreams", null)).isEqualTo(FilterReply.NEUTRAL);
    }

    private FilterReply decide(String name, @Nullable Throwable thrown) {
        Logger logger = new LoggerContext().getLogger(name);
        return filter.decide(new LoggingEvent("", logger, Level.ERROR, "died", thrown, null));
    }
}
