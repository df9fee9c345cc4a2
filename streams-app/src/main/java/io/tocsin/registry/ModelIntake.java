package io.tocsin.registry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.schemas.serde.RegistryUnavailableException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the records of the models topic to the catalog. Each is told of and counted once, however often the topic is read.
 *
 * <p>Confined to the loader's thread.
 */
final class ModelIntake {
    private static final Logger LOG = LoggerFactory.getLogger(ModelIntake.class);

    private final ModelTopicSerde serde;
    private final ModelCatalog catalog;
    private final ModelRegistry registry;
    private final Counter applied;
    private final Map<ModelRefusalCause, Counter> refused = new EnumMap<>(ModelRefusalCause.class);
    private long newestTold = -1;

    ModelIntake(ModelTopicSerde serde, ModelCatalog catalog, ModelRegistry registry, MeterRegistry meters) {
        this.serde = serde;
        this.catalog = catalog;
        this.registry = registry;
        this.applied = Counter.builder("tocsin.models.records.applied")
                .description("Records of the models topic that took effect")
                .register(meters);
        for (ModelRefusalCause cause : ModelRefusalCause.values()) {
            refused.put(
                    cause,
                    Counter.builder("tocsin.models.records.refused")
                            .description("Records of the models topic that were refused; what was in force went on")
                            .tag("cause", cause.code())
                            .register(meters));
        }
    }

    /**
     * Takes one record, good or bad.
     *
     * @throws RegistryUnavailableException if it cannot be told which: it must be read again
     */
    void take(ConsumerRecord<String, byte[]> record) {
        boolean isNew = record.offset() > newestTold;
        try {
            SpecificRecord value = serde.deserializer().deserialize(record.topic(), record.value());
            String remark = catalog.apply(record.key(), value).orElse("");
            if (isNew) {
                applied.increment();
                remark(record, remark);
            }
        } catch (RegistryUnavailableException e) {
            throw e;
        } catch (RefusedModelException e) {
            refuse(isNew, record, e.rule(), e);
        } catch (RuntimeException e) {
            refuse(isNew, record, ModelRefusalCause.UNREADABLE, e);
        }
        newestTold = Math.max(newestTold, record.offset());
    }

    /** From now on the records are those of another topic of the same name. */
    void beginAnew() {
        catalog.beginAnew();
        offsetsChanged();
    }

    /** From now on an offset may stand for another record than before. */
    void offsetsChanged() {
        newestTold = -1;
    }

    private static void remark(ConsumerRecord<String, byte[]> record, String remark) {
        if (!remark.isEmpty()) {
            LOG.warn("{}: key={} offset={}", remark, record.key(), record.offset());
        }
    }

    private void refuse(
            boolean isNew, ConsumerRecord<String, byte[]> record, ModelRefusalCause cause, RuntimeException e) {
        if (!isNew) {
            return;
        }
        Counter counter = refused.get(cause);
        if (counter != null) {
            counter.increment();
        }
        String key = String.valueOf(record.key());
        String reason = String.valueOf(e.getMessage());
        registry.refused(new RefusedModelRecord(key, record.offset(), cause, reason, Instant.now()));
        LOG.warn(
                "model record refused, the models in force go on: key={} offset={} reason={}",
                key,
                record.offset(),
                reason);
    }
}
