package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.demo.infrastructure.BrokerConfiguration;
import io.tocsin.demo.infrastructure.EmbeddedBroker;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Tick;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.serve.http.HttpServer;
import io.tocsin.serve.push.MetricsPush;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a real node-exporter through a real Prometheus to a real Alertmanager, where they are installed: {@code apt-get install prometheus
 * prometheus-node-exporter prometheus-alertmanager}.
 */
@Tag("prometheus")
// What takes metrics is there to be closed; nobody asks it anything.
@SuppressWarnings("try")
class PrometheusIT {
    private static final String METRIC = "shop_queue_length";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path directory;

    @BeforeEach
    void requirePrograms() {
        assumeTrue(PrometheusStack.missing().isEmpty(), () -> "not on the PATH: " + PrometheusStack.missing());
    }

    @Test
    void shouldTurnWhatPrometheusScrapesIntoOneAlertThatOpensAndResolves() throws Exception {
        int port = PrometheusStack.freePort();
        try (PrometheusStack stack = new PrometheusStack(directory)) {
            stack.gauge(METRIC, 3);
            stack.startPrometheus(port);
            Map<String, String> settings = Map.ofEntries(
                    Map.entry("serve.port", Integer.toString(port)),
                    Map.entry("tick.duration.ms", "1000"),
                    Map.entry("align.grace.ms", "1000"),
                    Map.entry("collect.interval.ms", "1000"),
                    Map.entry("alert.limits", METRIC + ">10"),
                    Map.entry("alert.open.ticks", "2"),
                    Map.entry("alert.resolve.ticks", "2"),
                    Map.entry("deliver.receivers", "alertmanager"),
                    Map.entry("deliver.alertmanager.url", stack.startAlertmanager()),
                    Map.entry("deliver.resend.interval.ms", "1000"));
            try (RunningSystem system = RunningSystem.prepare(directory.resolve("state"), settings)) {
                system.start();
                system.ticks.await(
                        "ticks",
                        PATIENCE,
                        ticks -> ticks.stream()
                                        .filter(tick -> tick.getMetrics().containsKey(METRIC))
                                        .count()
                                >= 3);
                assertHost(system);
                stack.gauge(METRIC, 25);
                RunningSystem.await("an alert", () -> !stack.alerts().isEmpty());
                assertOneAlert(stack);
                stack.gauge(METRIC, 4);
                RunningSystem.await("its end", () -> stack.alerts().isEmpty());
                RunningSystem.await("its end at people", () -> stack.resolved().isPresent());
                assertEnd(stack);
            }
        }
    }

    /** Counters of node-exporter, a series a processor and mode, as rates under our own names. */
    private static void assertHost(RunningSystem system) {
        List<Tick> ticks = system.ticks.await(
                "rates",
                PATIENCE,
                all -> all.stream().anyMatch(tick -> tick.getMetrics().containsKey("system.cpu.utilization.user")));
        Tick tick = ticks.stream()
                .filter(one -> one.getMetrics().containsKey("system.cpu.utilization.user"))
                .findFirst()
                .orElseThrow();
        double processor = tick.getMetrics().entrySet().stream()
                .filter(metric -> metric.getKey().startsWith("system.cpu.utilization."))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        assertThat(processor)
                .as("what processors do adds up: %s", tick.getMetrics())
                .isBetween(0.7, 1.3);
        assertThat(tick.getMetrics())
                .containsKeys("system.memory.utilization", "system.cpu.load_average.1m")
                .doesNotContainKey("node_cpu_seconds_total");
    }

    /** It began with the first tick in which Prometheus scraped more than the limit. */
    private static void assertOneAlert(PrometheusStack stack) {
        assertThat(stack.alerts()).hasSize(1);
        JsonNode alert = stack.alerts().get(0);
        assertThat(alert.at("/labels/entity").asText()).isEqualTo("shop-1");
        assertThat(Instant.parse(alert.get("startsAt").asText()))
                .isBetween(
                        tickOf(firstScrape(stack, 25)).minusSeconds(1),
                        tickOf(firstScrape(stack, 25)).plusSeconds(1));
    }

    private static void assertEnd(PrometheusStack stack) {
        JsonNode end = stack.resolved().orElseThrow();
        assertThat(end.at("/labels/entity").asText()).isEqualTo("shop-1");
        assertThat(Instant.parse(end.get("endsAt").asText()))
                .isBetween(
                        tickOf(firstScrape(stack, 4)),
                        tickOf(firstScrape(stack, 4)).plusSeconds(5));
    }

    private static long firstScrape(PrometheusStack stack, double value) {
        return stack.scraped(METRIC).entrySet().stream()
                .filter(scrape -> scrape.getValue() == value)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static Instant tickOf(long timeMs) {
        return Instant.ofEpochMilli(timeMs - timeMs % 1_000);
    }

    @Test
    void shouldLoseNothingThatPrometheusScrapedWhileKafkaWasAway() throws Exception {
        Path data = Files.createDirectories(directory.resolve("broker"));
        EmbeddedBroker broker = EmbeddedBroker.start(data);
        int port = PrometheusStack.freePort();
        try (PrometheusStack stack = new PrometheusStack(directory);
                RunningSystem system = RunningSystem.prepare(
                        directory.resolve("state"),
                        Map.of(
                                "bootstrap.servers", broker.bootstrapServers(),
                                "serve.port", Integer.toString(port),
                                "serve.ingest.kafka.timeout.ms", "2000"))) {
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            try (MetricsPush push = new MetricsPush(system.config, system.topics, system.schemas, meters);
                    HttpServer server = new HttpServer(system.config.serve(), push.handlers())) {
                server.start();
                stack.gauge(METRIC, 3);
                stack.startPrometheus(port);
                RunningSystem.await("requests", () -> requests(meters, "taken") >= 3);
                broker.close();
                RunningSystem.await("refusals", () -> requests(meters, "away") >= 3);
                int brokerPort = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
                broker = EmbeddedBroker.start(data, BrokerConfiguration.onPort(brokerPort));
                long back = System.currentTimeMillis();
                SortedMap<Long, Double> arrived = arrivedUntil(system, back + 2_000);
                SortedMap<Long, Double> scraped = stack.scraped(METRIC).headMap(arrived.lastKey() + 1);
                assertThat(scraped).hasSizeGreaterThan(5);
                assertThat(arrived).isEqualTo(scraped);
                assertThat(requests(meters, "busy")).isZero();
            }
        } finally {
            broker.close();
        }
    }

    /** A value that came twice counts once: Prometheus sends a request again when it was answered 503, whatever Kafka took of it. */
    private static SortedMap<Long, Double> arrivedUntil(RunningSystem system, long timeMs) {
        String topic = system.topics.samples().name();
        TopicFollower<Sample> follower = system.closedLast(new TopicFollower<>(
                system.config.kafka().clientConfiguration(),
                topic,
                AvroSerde.underTopicName(Sample.class, topic, system.schemas).deserializer()));
        List<Sample> samples = follower.await(
                "samples",
                PATIENCE,
                all -> all.stream()
                        .filter(sample -> sample.getMetrics().containsKey(METRIC))
                        .anyMatch(sample -> sample.getTime().toEpochMilli() >= timeMs));
        SortedMap<Long, Double> arrived = new TreeMap<>();
        for (Sample sample : samples) {
            Double value = sample.getMetrics().get(METRIC);
            if (value != null) {
                arrived.put(sample.getTime().toEpochMilli(), value);
            }
        }
        return arrived;
    }

    private static long requests(SimpleMeterRegistry meters, String outcome) {
        Collection<Timer> timers =
                meters.find("tocsin.serve.requests").tag("outcome", outcome).timers();
        return timers.stream().mapToLong(Timer::count).sum();
    }
}
