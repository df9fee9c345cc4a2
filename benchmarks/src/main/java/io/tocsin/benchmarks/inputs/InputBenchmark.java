package io.tocsin.benchmarks.inputs;

import io.tocsin.align.EntityAligner;
import io.tocsin.config.TocsinConfig;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.PointDecoder;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Tick;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.translate.Translator;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Points a second on one core, request by request: decoded; made samples and Avro of them; aligned to ticks, too. Where a request comes from the
 * topic of another system, the running system does all of it.
 *
 * <p>Confined to one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class InputBenchmark {
    private static final String TOPIC = "metrics.samples";
    private static final long TIME_MS = 1_772_373_600_000L;
    private static final long TICK_MS = 10_000;

    @Param
    public InputFormat format = InputFormat.REMOTE_WRITE;

    private PointDecoder decoder;
    private Translator translator;
    private TocsinConfig config;
    private byte[] payload;
    private Serializer<Sample> serializer;
    private final Map<String, EntityAligner> aligners = new HashMap<>();
    private long timeMs = TIME_MS;
    private long ticksWithMetrics;

    // JMH calls prepare before the first request.
    @SuppressWarnings("NullAway.Init")
    public InputBenchmark() {}

    @Setup
    public void prepare() {
        config = TocsinConfig.of(Map.of());
        decoder = format.decoder();
        translator = new Translator(config.translate(), cause -> {});
        payload = format.payload(TIME_MS);
        serializer = AvroSerde.underTopicName(Sample.class, TOPIC, SchemaRegistry.connect("mock://inputs", Map.of()))
                .serializer();
    }

    @Benchmark
    @OperationsPerInvocation(Payloads.POINTS)
    public List<MetricPoint> decode() {
        return decoder.decode(payload);
    }

    @Benchmark
    @OperationsPerInvocation(Payloads.POINTS)
    public int decodeTranslateWrite() {
        int written = 0;
        for (Sample sample : translator.translate(decoder.decode(payload))) {
            written += write(sample);
        }
        return written;
    }

    @Benchmark
    @OperationsPerInvocation(Payloads.POINTS)
    public int decodeTranslateWriteAlign(Blackhole hole) {
        int written = 0;
        timeMs += TICK_MS;
        for (Sample sample : translator.translate(decoder.decode(payload))) {
            // The request is the same each time, the next tick is not.
            sample.setTime(Instant.ofEpochMilli(timeMs));
            written += write(sample);
            List<Tick> ticks = aligners.computeIfAbsent(
                            sample.getEntity(), entity -> new EntityAligner(entity, config.ticks(), config.align()))
                    .add(sample);
            ticksWithMetrics +=
                    ticks.stream().filter(tick -> !tick.getMetrics().isEmpty()).count();
            hole.consume(ticks);
        }
        return written;
    }

    /** Samples that are all too late would be fast, too. */
    @TearDown
    public void check() {
        if (timeMs > TIME_MS + TICK_MS && ticksWithMetrics == 0) {
            throw new IllegalStateException("no tick was closed: time=" + timeMs);
        }
    }

    private int write(Sample sample) {
        return serializer.serialize(TOPIC, sample).length;
    }
}
