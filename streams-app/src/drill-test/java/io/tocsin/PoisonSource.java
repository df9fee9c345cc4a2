package io.tocsin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tocsin.schemas.Sample;
import io.tocsin.schemas.serde.AvroSerde;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Records that cannot be used, of {@value #KINDS} kinds in turn: broken bytes, wrong schemas, lengths that lie, names that are none, times that cannot be
 * true. Between them are names that only look dangerous.
 *
 * <p>Confined to one thread.
 */
final class PoisonSource {
    static final int KINDS = 15;

    /** More than a raw record may be, less than what the broker takes. */
    private static final int HUGE_BYTES = 1_000_000;

    private static final List<String> HOSTILE_NAMES = List.of(
            "../../etc/passwd",
            "a|ANOMALY|b",
            "<script>alert(1)</script>",
            "'; drop table samples; --",
            "%s%n%x",
            "💥");

    private final Random random = new Random(7);
    private final RunningSystem system;
    private final String topic;
    private final Serializer<Sample> serializer;
    private final byte[] good;

    PoisonSource(RunningSystem system) {
        this.system = system;
        this.topic = system.topics.samples().name();
        this.serializer =
                AvroSerde.underTopicName(Sample.class, topic, system.schemas).serializer();
        this.good = bytes(sample -> sample);
    }

    /** Sends {@code count} of them, beginning with the first kind, and waits until the broker has them; gives the dead letters that must come, by cause. */
    Map<String, Long> send(int perSecond, int count) {
        Map<String, Long> letters = new TreeMap<>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            LockSupport.parkNanos(start + i * (1_000_000_000L / perSecond) - System.nanoTime());
            String cause = sendKind(i % KINDS, i / KINDS);
            if (!cause.isEmpty()) {
                letters.merge(cause, 1L, Long::sum);
            }
        }
        system.producer.flush();
        return letters;
    }

    private String sendKind(int kind, int round) {
        return switch (kind) {
            case 0 -> send("undecodable", randomBytes(200));
            case 1 -> send("undecodable", new byte[0]);
            case 2 -> send("undecodable", null);
            // Each another one, so that no answer can be remembered.
            case 3 -> send("undecodable", withSchemaId(1_000_000 + round));
            case 4 -> send("undecodable", withSchemaId(-1));
            case 5 -> send("undecodable", Arrays.copyOf(good, 5 + round % (good.length - 6)));
            case 6 -> send("undecodable", lyingLength());
            case 7 -> send("too_large", new byte[HUGE_BYTES]);
            case 8 -> send("bad_entity", bytes(sample -> sample.setEntity("bell\u0007")));
            case 9 -> send("bad_entity", bytes(sample -> sample.setEntity("x".repeat(100_000))));
            case 10 -> send("no_metrics", bytes(sample -> sample.setMetrics(Map.of())));
            case 11 -> send("too_many_metrics", bytes(sample -> sample.setMetrics(manyMetrics())));
            case 12 ->
                send(
                        "too_far_ahead",
                        bytes(sample -> sample.setTime(Instant.now().plus(Duration.ofDays(1)))));
            case 13 -> send("too_old", bytes(sample -> sample.setTime(Instant.EPOCH)));
            case KINDS - 1 -> send("", hostileName(round));
            default -> throw new IllegalArgumentException("no such kind: kind=" + kind);
        };
    }

    private String send(String cause, byte @Nullable [] value) {
        // Keyed by nothing in particular, as strangers do.
        Future<?> unused = system.producer.send(new ProducerRecord<>(topic, "poison" + random.nextInt(), value));
        return cause;
    }

    private byte[] bytes(UnaryOperator<Sample.Builder> change) {
        Sample.Builder sample = Sample.newBuilder()
                .setEntity("poison")
                .setTime(Instant.now())
                .setMetrics(Map.of("wave.first", 1.0))
                .setLabels(Map.of())
                .setReadings(List.of());
        return serializer.serialize(topic, change.apply(sample).build());
    }

    /** A good sample under a name that somebody might run, print or open. */
    private byte[] hostileName(int round) {
        String name = HOSTILE_NAMES.get(round % HOSTILE_NAMES.size());
        Instant time = Instant.now().minus(Duration.ofHours(1)).plusMillis(round * WaveSignal.TICK_MS);
        return bytes(sample -> sample.setEntity(name).setTime(time));
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        bytes[0] = 1;
        return bytes;
    }

    private byte[] withSchemaId(int id) {
        return ByteBuffer.wrap(good.clone()).putInt(1, id).array();
    }

    /** An entity whose name claims to have two thousand million bytes. */
    private byte[] lyingLength() {
        byte[] header = Arrays.copyOf(good, 5);
        byte[] length = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0E};
        byte[] rest = "short".getBytes(UTF_8);
        return ByteBuffer.allocate(header.length + length.length + rest.length)
                .put(header)
                .put(length)
                .put(rest)
                .array();
    }

    private static Map<String, Double> manyMetrics() {
        Map<String, Double> metrics = new HashMap<>();
        for (int i = 0; i < 600; i++) {
            metrics.put("poison." + i, 1.0);
        }
        return metrics;
    }
}
