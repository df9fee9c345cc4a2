package io.tocsin.serve;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.config.ServeSettings;
import io.tocsin.config.TocsinConfig;
import io.tocsin.feedback.FeedbackWriter;
import io.tocsin.format.LeftOutListener;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes metrics by remote-write and OTLP and puts samples into the samples topic, and what people say of alerts into the feedback topic; an answer of success
 * means that Kafka has all of it.
 *
 * <p>Thread-safe.
 */
public final class MetricsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);

    private final ServeSettings settings;
    private final SampleWriter writer;
    private final ExecutorService workers;
    private final HttpServer http;

    /** Made, not yet listening. */
    public MetricsServer(TocsinConfig config, Topics topics, SchemaRegistry schemas, MeterRegistry meters) {
        this(config, new SampleWriter(config, topics, schemas), new FeedbackWriter(config, topics, schemas), meters);
    }

    /** With a writer that is closed with it. */
    MetricsServer(TocsinConfig config, SampleWriter writer, FeedbackWriter feedback, MeterRegistry meters) {
        this.settings = config.serve();
        ServeSettings.Ingest ingest = settings.ingest();
        Budget budget = new Budget(ingest.inflightRequestsMax(), ingest.inflightBytesMax());
        KafkaWatch kafka = new KafkaWatch(System::nanoTime);
        ServeMeters serveMeters = new ServeMeters(meters, budget, kafka);
        PushLimits limits = PushLimits.of(settings);
        this.writer = writer;
        this.workers = workers(ingest);
        PointSink sink = new PointSink(new PointTranslation(config.translate(), serveMeters), writer, kafka);
        Intake intake = new Intake(limits, budget, kafka, sink, workers, serveMeters);
        LeftOutListener leftOut = cause -> serveMeters.leftOut(cause.code());
        this.http = new HttpServer(
                settings,
                Map.of(
                        RemoteWrite.PATH,
                        new PushHandler(new RemoteWrite(limits.points(), leftOut), intake),
                        OtlpMetrics.PATH,
                        new PushHandler(new OtlpMetrics(limits.points(), leftOut), intake),
                        FeedbackHandler.PATH,
                        new FeedbackHandler(feedback, limits)));
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

    /**
     * Listens.
     *
     * @throws ServeFailedException if the port cannot be had
     */
    public void start() {
        http.start();
        LOG.info(
                "http is listened to: address={} port={} paths={} {} {}",
                settings.address(),
                settings.port(),
                RemoteWrite.PATH,
                OtlpMetrics.PATH,
                FeedbackHandler.PATH);
    }

    /** Takes nothing new, and answers what is under way. */
    @Override
    public void close() {
        http.close();
        workers.shutdownNow();
        writer.close();
    }
}
