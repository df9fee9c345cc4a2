package io.tocsin.serve.push;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.config.ServeSettings;
import io.tocsin.config.TocsinConfig;
import io.tocsin.ingest.LeftOutCounters;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;

/**
 * Takes metrics by remote-write and OTLP and puts samples into the samples topic; an answer of success means that Kafka has all of them.
 *
 * <p>Thread-safe.
 */
public final class MetricsPush implements AutoCloseable {
    private final SampleWriter writer;
    private final ExecutorService workers;
    private final Map<String, Handler> handlers;

    /**
     * Connected to Kafka.
     *
     * @throws io.tocsin.translate.MalformedAliasesException if the operator's aliases cannot be read
     */
    public MetricsPush(TocsinConfig config, Topics topics, SchemaRegistry schemas, MeterRegistry meters) {
        this(config, new SampleWriter(config, topics, schemas), meters);
    }

    /** With a writer that is closed with it. */
    MetricsPush(TocsinConfig config, SampleWriter writer, MeterRegistry meters) {
        ServeSettings.Ingest ingest = config.serve().ingest();
        Budget budget = new Budget(ingest.inflightRequestsMax(), ingest.inflightBytesMax());
        KafkaWatch kafka = new KafkaWatch(System::nanoTime);
        ServeMeters serveMeters = new ServeMeters(meters, budget, kafka);
        PushLimits limits = PushLimits.of(config.serve());
        this.writer = writer;
        this.workers = workers(ingest);
        LeftOutCounters ofRemoteWrite = new LeftOutCounters(meters, RemoteWrite.NAME);
        LeftOutCounters ofOtlp = new LeftOutCounters(meters, OtlpMetrics.NAME);
        Function<LeftOutCounters, Intake> intake = leftOut -> new Intake(
                limits,
                budget,
                kafka,
                new PointSink(new PointTranslation(config.translate(), leftOut), writer, kafka),
                workers,
                serveMeters);
        this.handlers = Map.of(
                RemoteWrite.PATH,
                new PushHandler(new RemoteWrite(limits.points(), ofRemoteWrite::leftOut), intake.apply(ofRemoteWrite)),
                OtlpMetrics.PATH,
                new PushHandler(new OtlpMetrics(limits.points(), ofOtlp::leftOut), intake.apply(ofOtlp)));
    }

    /** As many wait as are taken at once, so that nobody is turned away here. */
    private static ExecutorService workers(ServeSettings.Ingest settings) {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.inflightRequestsMax()),
                task -> {
                    Thread thread = new Thread(task, "tocsin-push-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** What answers, by path. */
    public Map<String, Handler> handlers() {
        return handlers;
    }

    /** After the server has stopped. */
    @Override
    public void close() {
        workers.shutdownNow();
        writer.close();
    }
}
