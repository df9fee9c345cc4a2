package io.tocsin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import io.tocsin.binary.BinarySerde;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnreadableStateTracesTest {
    private final UnreadableStateTraces filter = new UnreadableStateTraces();

    @Test
    void shouldDropTracesOfStoredStateThatStreamsTell() {
        assertThat(decide("org.apache.kafka.streams.KafkaStreams", new StreamsException(unreadable())))
                .isEqualTo(FilterReply.DENY);
    }

    @Test
    void shouldLetPassWhatElseIsTold() {
        assertThat(decide("io.tocsin.PredictorApp", unreadable())).isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("org.apache.kafka.streams.KafkaStreams", new StreamsException("another")))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("org.apache.kafka.streams.KafkaStreams", null)).isEqualTo(FilterReply.NEUTRAL);
    }

    private FilterReply decide(String name, @Nullable Throwable thrown) {
        Logger logger = new LoggerContext().getLogger(name);
        return filter.decide(new LoggingEvent("", logger, Level.ERROR, "died", thrown, null));
    }

    private static Throwable unreadable() {
        return catchThrowable(() -> new FormatOne().deserializer().deserialize("store", new byte[] {2}));
    }

    private static final class FormatOne extends BinarySerde<String> {
        FormatOne() {
            super(1);
        }

        @Override
        protected void write(String value, DataOutputStream out) throws IOException {
            out.writeUTF(value);
        }

        @Override
        protected String read(DataInputStream in) throws IOException {
            return in.readUTF();
        }
    }
}
