package io.tocsin.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.config.DeliverSettings;
import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Brings alerts to the receivers of {@code deliver.receivers}, each by a worker of its own beside the topology: one that hangs holds up nobody.
 *
 * <p>Thread-safe.
 */
public final class Delivery implements AutoCloseable {
    private final List<ReceiverWorker> workers = new ArrayList<>();
    private final DeadLetters deadLetters;

    /**
     * Made, not yet started.
     *
     * @throws DeliveryFailedException if a receiver is not configured, or a file of it cannot be read
     */
    public Delivery(TocsinConfig config, Topics topics, SchemaRegistry schemas, MeterRegistry meters) {
        String application = config.kafka().streams().applicationId();
        Receivers receivers = new Receivers(config.deliver(), "tocsin/" + application);
        List<Receiver> all = receivers.all();
        Map<String, Object> clients = config.kafka().clientConfiguration();
        this.deadLetters = new DeadLetters(topics.deadLetters().name(), clients);
        String topic = topics.alerts().name();
        for (Receiver receiver : all) {
            Outbox outbox = outbox(config.deliver(), receiver);
            workers.add(new ReceiverWorker(
                    topic,
                    receiver.name(),
                    application + "-deliver-" + receiver.name(),
                    clients,
                    new AlertsReader(
                            receiver.name(),
                            AvroSerde.underTopicName(Alert.class, topic, schemas)
                                    .deserializer(),
                            outbox,
                            deadLetters::write,
                            Clock.systemUTC()),
                    postman(config.deliver(), receiver, outbox, receivers.json(), meters),
                    new DeliveredOffsets(outbox),
                    Clock.systemUTC()));
        }
    }

    private static Outbox outbox(DeliverSettings settings, Receiver receiver) {
        Grouping grouping = receiver.wantsEverything() ? Grouping.none() : Grouping.of(settings.group());
        return new Outbox(grouping, receiver.wantsEverything(), settings.resendInterval());
    }

    private Postman postman(
            DeliverSettings settings, Receiver receiver, Outbox outbox, NoticeJson json, MeterRegistry meters) {
        return new Postman(
                receiver,
                outbox,
                new HttpPost(settings.timeout(), Clock.systemUTC())::post,
                deadLetters::write,
                json,
                new Backoff(settings.backoff(), settings.backoffMax(), new Random()),
                settings.attemptsMax(),
                Clock.systemUTC(),
                new Outage(receiver.name(), meters));
    }

    public void start() {
        workers.forEach(ReceiverWorker::start);
    }

    /** What no receiver has taken is brought after the next start. */
    @Override
    public void close() {
        workers.parallelStream().forEach(ReceiverWorker::close);
        deadLetters.close();
    }
}
