package io.tocsin.ingest;

import io.tocsin.schemas.serde.RegistryUnavailableException;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes, and waits for the schema registry when it is away: a record whose schema cannot be asked for just now is not a bad record. It gives
 * up after a minute, well within the time a consumer may be silent, and lets the stream thread start again from the last commit.
 *
 * <p>Confined to one stream thread.
 */
public final class PatientDecoder<T> {
    private static final Logger LOG = LoggerFactory.getLogger(PatientDecoder.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);
    private static final Duration MAX_PATIENCE = Duration.ofMinutes(1);

    private final Deserializer<T> deserializer;
    private final Consumer<Duration> pause;

    public PatientDecoder(Deserializer<T> deserializer) {
        this(deserializer, PatientDecoder::sleep);
    }

    /** Waits by {@code pause} instead of sleeping. */
    PatientDecoder(Deserializer<T> deserializer, Consumer<Duration> pause) {
        this.deserializer = deserializer;
        this.pause = pause;
    }

    /**
     * Decodes one record.
     *
     * @throws io.tocsin.schemas.serde.UndecodableRecordException if the bytes will never be a record
     * @throws RegistryUnavailableException if the registry is away for too long
     */
    public T decode(String topic, byte[] bytes) {
        Duration wait = FIRST_WAIT;
        Duration waited = Duration.ZERO;
        while (true) {
            try {
                T record = deserializer.deserialize(topic, bytes);
                if (!waited.isZero()) {
                    LOG.info("schema registry answers again: waitedMs={}", waited.toMillis());
                }
                return record;
            } catch (RegistryUnavailableException e) {
                if (waited.compareTo(MAX_PATIENCE) >= 0) {
                    throw e;
                }
                if (waited.isZero()) {
                    LOG.warn(
                            "schema registry is away, waiting: patienceMs={} reason={}",
                            MAX_PATIENCE.toMillis(),
                            e.getMessage());
                }
                pause.accept(wait);
                waited = waited.plus(wait);
                wait = wait.multipliedBy(2).compareTo(MAX_WAIT) < 0 ? wait.multipliedBy(2) : MAX_WAIT;
            }
        }
    }

    private static void sleep(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }
}
