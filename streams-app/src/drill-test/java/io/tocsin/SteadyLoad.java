package io.tocsin;

import io.tocsin.schemas.Sample;
import io.tocsin.schemas.serde.AvroSerde;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Samples of so many entities at a rate, in turn, each of them a tick further, from a thread of its own until it is stopped. It knows when each was due
 * and which the broker has acknowledged: those must not be lost.
 *
 * <p>Thread-safe.
 */
final class SteadyLoad implements AutoCloseable {
    private static final long STOP_MS = 60_000;

    private final WaveSignal signal = new WaveSignal();
    private final int entities;
    private final double nanosEach;
    private final String topic;
    private final Serializer<Sample> serializer;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<Place, Long> dueNanos = new ConcurrentHashMap<>();
    private final Map<Place, Long> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong refused = new AtomicLong();
    private final Thread thread = new Thread(this::run, "drill-load");
    private volatile int faultyEntities;
    private volatile boolean stopped;

    /** Starts at once. An entity has {@code samplesPerSecond / entities} ticks a second, of 2,000 that there are. */
    SteadyLoad(RunningSystem system, int entities, int samplesPerSecond) {
        this(system, system.config.kafka().clientConfiguration(), entities, samplesPerSecond);
    }

    /** The same, with a producer of other settings. */
    SteadyLoad(RunningSystem system, Map<String, Object> producing, int entities, int samplesPerSecond) {
        this.entities = entities;
        this.nanosEach = (double) TimeUnit.SECONDS.toNanos(1) / samplesPerSecond;
        this.topic = system.topics.samples().name();
        this.serializer =
                AvroSerde.underTopicName(Sample.class, topic, system.schemas).serializer();
        this.producer = new KafkaProducer<>(producing, new StringSerializer(), new ByteArraySerializer());
        thread.start();
    }

    /** From now on the samples of the first {@code count} entities are off, so that incidents open; 0 lets them resolve. */
    void makeFaulty(int count) {
        faultyEntities = count;
    }

    /** How many samples the broker has acknowledged so far. */
    int acknowledgedCount() {
        return acknowledged.size();
    }

    /** Samples that the producer gave up: nobody was promised anything. */
    long refusedCount() {
        return refused.get();
    }

    /** What the broker acknowledged, each with the {@link System#nanoTime} at which it was due to be sent; grows while the load runs. */
    Map<Place, Long> acknowledged() {
        return acknowledged;
    }

    /** The {@link System#nanoTime} at which it was due, acknowledged or not. */
    long dueNanos(Place place) {
        return dueNanos.getOrDefault(place, Long.MIN_VALUE);
    }

    /** Stops, and waits until each sample is acknowledged or given up. */
    void stop() throws InterruptedException {
        stopped = true;
        thread.join(STOP_MS);
        if (thread.isAlive()) {
            throw new AssertionError("load does not end: waited=" + STOP_MS + " ms");
        }
        producer.flush();
    }

    private void run() {
        long start = System.nanoTime();
        for (long i = 0; !stopped; i++) {
            long due = start + (long) (i * nanosEach);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int entity = (int) (i % entities);
            send(signal.sample(entity, (int) (i / entities), entity < faultyEntities), due);
        }
    }

    private void send(Sample sample, long due) {
        Place place = Place.of(sample.getEntity(), sample.getTime());
        dueNanos.put(place, due);
        byte[] value = serializer.serialize(topic, sample);
        Future<?> unused =
                producer.send(new ProducerRecord<>(topic, sample.getEntity(), value), (metadata, failure) -> {
                    if (failure == null) {
                        acknowledged.put(place, due);
                    } else {
                        refused.incrementAndGet();
                    }
                });
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while the load was ended", e);
        }
        producer.close(Duration.ofSeconds(2));
    }
}
