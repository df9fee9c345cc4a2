package io.tocsin.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.LimitSide;
import io.tocsin.selector.Selector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TocsinConfigTest {

    /** A key, a value that is not its default, the one field it must change, and what that field must become. */
    record Mapping(String key, String value, String field, Object expected) {}

    @Test
    void shouldPinEveryDefault() {
        assertThat(FlatConfig.of(TocsinConfig.defaults()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        entry("kafka.bootstrapServers", "localhost:9092"),
                        entry("kafka.schemaRegistryUrl", "http://localhost:8081"),
                        entry("kafka.topicPrefix", ""),
                        entry("kafka.topicPartitions", 6),
                        entry("kafka.topicReplicationFactor", (short) 1),
                        entry("kafka.startupTimeout", Duration.ofSeconds(60)),
                        entry("kafka.streams.applicationId", "tocsin"),
                        entry(
                                "kafka.streams.stateDirectory",
                                Path.of(System.getProperty("user.home"), ".tocsin", "state")),
                        entry("kafka.streams.stateMemoryBytes", 100663296L),
                        entry("kafka.streams.processingGuarantee", ProcessingGuarantee.EXACTLY_ONCE_V2),
                        entry("kafka.streams.commitInterval", Duration.ofMillis(20)),
                        entry("kafka.streams.threads", 2),
                        entry("kafka.streams.standbyReplicas", 0),
                        entry("kafka.streams.properties.values", Map.of()),
                        entry("kafka.clientProperties.values", Map.of()),
                        entry("kafka.registryProperties.values", Map.of()),
                        entry("ticks.duration", Duration.ofSeconds(10)),
                        entry("ingest.aheadMax", Duration.ofMinutes(5)),
                        entry("ingest.ageMax", Duration.ofDays(7)),
                        entry("ingest.metricsMax", 512),
                        entry("ingest.readingsMax", 4096),
                        entry("ingest.pointsMax", 100000),
                        entry("ingest.recordBytesMax", 917504),
                        entry("ingest.topics", List.of()),
                        entry(
                                "translate.entity",
                                List.of(
                                        "{k8s.namespace.name}/{k8s.pod.name}",
                                        "{host.name}",
                                        "{host}",
                                        "{instance}",
                                        "{service.name}")),
                        entry(
                                "translate.labels",
                                List.of(
                                        "service.name",
                                        "service.namespace",
                                        "service",
                                        "job",
                                        "env",
                                        "environment",
                                        "deployment.environment",
                                        "deployment.environment.name",
                                        "k8s.cluster.name",
                                        "k8s.namespace.name",
                                        "k8s.deployment.name",
                                        "cluster",
                                        "namespace",
                                        "team",
                                        "region",
                                        "zone",
                                        "cloud.region",
                                        "cloud.availability_zone")),
                        entry("translate.metricsAllowed", List.of("*")),
                        entry(
                                "translate.metricsDenied",
                                List.of(
                                        "go_*",
                                        "process_*",
                                        "promhttp_*",
                                        "prometheus_*",
                                        "scrape_*",
                                        "node_*",
                                        "otelcol_*",
                                        "up")),
                        entry("translate.aliases", Optional.empty()),
                        entry("serve.address", "127.0.0.1"),
                        entry("serve.port", 7070),
                        entry("serve.advertised", ""),
                        entry("serve.connectionsMax", 256),
                        entry("serve.requestTimeout", Duration.ofSeconds(10)),
                        entry("serve.ingest.threads", 2),
                        entry("serve.ingest.requestBytesMax", 8388608),
                        entry("serve.ingest.requestPointsMax", 20000),
                        entry("serve.ingest.inflightRequestsMax", 64),
                        entry("serve.ingest.inflightBytesMax", 33554432L),
                        entry("serve.ingest.bufferBytesMax", 33554432L),
                        entry("serve.ingest.kafkaTimeout", Duration.ofSeconds(10)),
                        entry("serve.access.file", Optional.empty()),
                        entry("serve.access.open", false),
                        entry("serve.access.hosts", List.of()),
                        entry("serve.access.tls.certificateFile", Optional.empty()),
                        entry("serve.access.tls.keyFile", Optional.empty()),
                        entry("serve.access.rate.requestsPerSecond", 50),
                        entry("serve.access.rate.burst", 200),
                        entry("align.grace", Duration.ofSeconds(5)),
                        entry("align.metricForgetTicks", 30),
                        entry("align.counterGapTicksMax", 30),
                        entry("silence.entities", List.of(Selector.ALL)),
                        entry("silence.after", Duration.ofMinutes(5)),
                        entry("silence.forget", Duration.ofDays(1)),
                        entry("selfwatch.patience", Duration.ofMinutes(5)),
                        entry("window.ticks", 60),
                        entry("window.gapTicksMax", 6),
                        entry("window.warmupTicks", 12),
                        entry("registry.artifactBytesMax", 8388608),
                        entry("registry.stepMicrosMax", 2000),
                        entry("registry.trustedKeys", List.of()),
                        entry("registry.signingKey", Optional.empty()),
                        entry("registry.unsignedAccepted", false),
                        entry("registry.rollbackAutomatic", true),
                        entry("alert.openTicks", 3),
                        entry("alert.openWindowTicks", 5),
                        entry("alert.resolveRatio", 0.85),
                        entry("alert.resolveTicks", 6),
                        entry("alert.updateIntervalTicks", 6),
                        entry("alert.contributorsMax", 5),
                        entry(
                                "alert.limits",
                                List.of(
                                        new Limit("system.cpu.utilization", LimitSide.ABOVE, 0.97f),
                                        new Limit("system.cpu.utilization.idle", LimitSide.BELOW, 0.005f),
                                        new Limit("system.memory.utilization", LimitSide.ABOVE, 0.97f),
                                        new Limit("system.filesystem.utilization", LimitSide.ABOVE, 0.95f),
                                        new Limit("http.server.error.ratio", LimitSide.ABOVE, 0.1f),
                                        new Limit("http.server.duration.p95", LimitSide.ABOVE, 6f),
                                        new Limit("jvm.heap.utilization", LimitSide.ABOVE, 0.97f),
                                        new Limit("jvm.gc.time.ratio", LimitSide.ABOVE, 0.3f))),
                        entry("alert.feedback.step", 1.2),
                        entry("alert.feedback.factorMin", 0.8),
                        entry("alert.feedback.factorMax", 2.0),
                        entry("deliver.receivers", List.of()),
                        entry("deliver.timeout", Duration.ofSeconds(10)),
                        entry("deliver.attemptsMax", 20),
                        entry("deliver.backoff", Duration.ofSeconds(1)),
                        entry("deliver.backoffMax", Duration.ofMinutes(1)),
                        entry("deliver.resendInterval", Duration.ofMinutes(1)),
                        entry("deliver.runbookUrl", ""),
                        entry("deliver.pageUrl", ""),
                        entry("deliver.group.by", List.of("service", "kind")),
                        entry(
                                "deliver.group.servicePattern",
                                "(.+?)(?:-[bcdfghjklmnpqrstvwxz2456789]{6,10}-[bcdfghjklmnpqrstvwxz2456789]{5}|-?\\d+)?"),
                        entry("deliver.group.window", Duration.ofSeconds(30)),
                        entry("deliver.alertmanager.url", ""),
                        entry("deliver.alertmanager.authorizationFile", Optional.empty()),
                        entry("deliver.webhook.url", ""),
                        entry("deliver.webhook.authorizationFile", Optional.empty()),
                        entry("deliver.webhook.template", Optional.empty()),
                        entry("deliver.webhook.cloudEvents", false),
                        entry("deliver.slack.urlFile", Optional.empty()),
                        entry("deliver.pagerduty.url", "https://events.pagerduty.com/v2/enqueue"),
                        entry("deliver.pagerduty.keyFile", Optional.empty()),
                        entry("metrics.entities", List.of()),
                        entry("metrics.entitiesMax", 100),
                        entry("collect.interval", Duration.ofSeconds(10)),
                        entry("collect.entity", Optional.empty()),
                        entry("train.model", "default"),
                        entry("train.selector", "*"),
                        entry("train.epochs", 20),
                        entry("train.seed", 42L),
                        entry("train.cell", "LSTM"),
                        entry("train.dropout", 0.0),
                        entry("train.optimizer", "ADAM"),
                        entry("train.schedule", "COSINE"),
                        entry("train.threads", 2),
                        entry("train.layers", 2),
                        entry("train.hidden", 32),
                        entry("train.bpttTicks", 32),
                        entry("train.batch", 32),
                        entry("train.learningRate", 0.003),
                        entry("train.clipNorm", 1.0),
                        entry("train.horizonsTicks", List.of(6, 18, 30)),
                        entry("train.validationShare", 0.15),
                        entry("train.calibrationShare", 0.2),
                        entry("train.patience", 4),
                        entry("train.falseAlarmsPerEntityWeek", 1.0)));
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void shouldChangeExactlyOneFieldWhenOneKeyChanges(Mapping mapping) {
        // Without a server, for some of its keys must not be set alone.
        Map<String, String> values = new HashMap<>(Map.of("serve.port", "0"));
        Map<String, Object> expected = new HashMap<>(FlatConfig.of(TocsinConfig.of(values)));
        assertThat(expected.put(mapping.field(), mapping.expected()))
                .isNotNull()
                .isNotEqualTo(mapping.expected());

        values.put(mapping.key(), mapping.value());
        TocsinConfig changed = TocsinConfig.of(values);

        assertThat(FlatConfig.of(changed)).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void shouldHaveAMappingForEveryDeclaredKey() {
        List<String> mappedKeys = mappings().stream()
                .map(Mapping::key)
                .filter(key -> !PassThrough.covers(key))
                .toList();

        assertThat(mappedKeys)
                .containsExactlyInAnyOrderElementsOf(TocsinConfig.definition().names());
    }

    static List<Mapping> mappings() {
        return List.of(
                new Mapping("bootstrap.servers", "a:1,[::1]:2", "kafka.bootstrapServers", "a:1,[::1]:2"),
                new Mapping("schema.registry.url", "https://r/x", "kafka.schemaRegistryUrl", "https://r/x"),
                new Mapping("topic.prefix", "eu.", "kafka.topicPrefix", "eu."),
                new Mapping("topics.partitions", "48", "kafka.topicPartitions", 48),
                new Mapping("topics.replication.factor", "-1", "kafka.topicReplicationFactor", (short) -1),
                new Mapping("startup.timeout.ms", "5000", "kafka.startupTimeout", Duration.ofSeconds(5)),
                new Mapping("application.id", "other", "kafka.streams.applicationId", "other"),
                new Mapping("state.dir", "/data/state", "kafka.streams.stateDirectory", Path.of("/data/state")),
                new Mapping("state.memory.bytes", "536870912", "kafka.streams.stateMemoryBytes", 536870912L),
                new Mapping(
                        "processing.guarantee",
                        "at_least_once",
                        "kafka.streams.processingGuarantee",
                        ProcessingGuarantee.AT_LEAST_ONCE),
                new Mapping("commit.interval.ms", "100", "kafka.streams.commitInterval", Duration.ofMillis(100)),
                new Mapping("stream.threads", "4", "kafka.streams.threads", 4),
                new Mapping("standby.replicas", "1", "kafka.streams.standbyReplicas", 1),
                new Mapping("streams.a.b", "c", "kafka.streams.properties.values", Map.of("a.b", "c")),
                new Mapping(
                        "kafka.security.protocol",
                        "SSL",
                        "kafka.clientProperties.values",
                        Map.of("security.protocol", "SSL")),
                new Mapping("registry.proxy.host", "p", "kafka.registryProperties.values", Map.of("proxy.host", "p")),
                new Mapping("tick.duration.ms", "5000", "ticks.duration", Duration.ofSeconds(5)),
                new Mapping("ingest.ahead.max.ms", "0", "ingest.aheadMax", Duration.ZERO),
                new Mapping("ingest.age.max.ms", "86400000", "ingest.ageMax", Duration.ofDays(1)),
                new Mapping("ingest.metrics.max", "64", "ingest.metricsMax", 64),
                new Mapping("ingest.readings.max", "99", "ingest.readingsMax", 99),
                new Mapping("ingest.points.max", "7", "ingest.pointsMax", 7),
                new Mapping(
                        "ingest.topics",
                        "otel=otlp-proto, tele.graf=telegraf-json:ms,lines=influx",
                        "ingest.topics",
                        List.of(
                                new ForeignTopic("otel", RecordFormat.OTLP_PROTO, TimeUnit.MILLISECONDS),
                                new ForeignTopic("tele.graf", RecordFormat.TELEGRAF_JSON, TimeUnit.MILLISECONDS),
                                new ForeignTopic("lines", RecordFormat.INFLUX, TimeUnit.NANOSECONDS))),
                new Mapping("ingest.entity", "{a}/{b}, x-{c}", "translate.entity", List.of("{a}/{b}", "x-{c}")),
                new Mapping("ingest.labels", "env,team.*", "translate.labels", List.of("env", "team.*")),
                new Mapping("ingest.metrics.allow", "shop.*", "translate.metricsAllowed", List.of("shop.*")),
                new Mapping("ingest.metrics.deny", "", "translate.metricsDenied", List.of()),
                new Mapping("ingest.aliases.file", "/e/a.csv", "translate.aliases", Optional.of(Path.of("/e/a.csv"))),
                new Mapping("ingest.record.bytes.max", "2048", "ingest.recordBytesMax", 2048),
                new Mapping("serve.address", "0.0.0.0", "serve.address", "0.0.0.0"),
                new Mapping("serve.port", "4318", "serve.port", 4318),
                new Mapping("serve.advertised", "tocsin-0:7070", "serve.advertised", "tocsin-0:7070"),
                new Mapping("serve.connections.max", "9", "serve.connectionsMax", 9),
                new Mapping("serve.request.timeout.ms", "500", "serve.requestTimeout", Duration.ofMillis(500)),
                new Mapping("serve.ingest.threads", "4", "serve.ingest.threads", 4),
                new Mapping("serve.request.bytes.max", "2048", "serve.ingest.requestBytesMax", 2048),
                new Mapping("serve.request.points.max", "7", "serve.ingest.requestPointsMax", 7),
                new Mapping("serve.ingest.inflight.requests.max", "5", "serve.ingest.inflightRequestsMax", 5),
                new Mapping("serve.ingest.inflight.bytes.max", "9000000", "serve.ingest.inflightBytesMax", 9000000L),
                new Mapping("serve.ingest.buffer.bytes.max", "2000000", "serve.ingest.bufferBytesMax", 2000000L),
                new Mapping(
                        "serve.ingest.kafka.timeout.ms", "3000", "serve.ingest.kafkaTimeout", Duration.ofSeconds(3)),
                new Mapping("serve.access.file", "/e/access", "serve.access.file", Optional.of(Path.of("/e/access"))),
                new Mapping("serve.access.open", "true", "serve.access.open", true),
                new Mapping(
                        "serve.hosts",
                        "Tocsin.example.com, *.lan",
                        "serve.access.hosts",
                        List.of("tocsin.example.com", "*.lan")),
                new Mapping(
                        "serve.tls.certificate.file",
                        "/t/c",
                        "serve.access.tls.certificateFile",
                        Optional.of(Path.of("/t/c"))),
                new Mapping("serve.tls.key.file", "/t/k", "serve.access.tls.keyFile", Optional.of(Path.of("/t/k"))),
                new Mapping("serve.rate.requests.per.second", "9", "serve.access.rate.requestsPerSecond", 9),
                new Mapping("serve.rate.burst", "11", "serve.access.rate.burst", 11),
                new Mapping("align.grace.ms", "2500", "align.grace", Duration.ofMillis(2500)),
                new Mapping("align.metric.forget.ticks", "90", "align.metricForgetTicks", 90),
                new Mapping("align.counter.gap.ticks.max", "6", "align.counterGapTicksMax", 6),
                new Mapping(
                        "silence.entities",
                        "host/*{env=prod,zone=eu-*}, db-?",
                        "silence.entities",
                        List.of(Selector.parse("host/*{env=prod,zone=eu-*}"), Selector.parse("db-?"))),
                new Mapping("silence.after.ms", "60000", "silence.after", Duration.ofMinutes(1)),
                new Mapping("silence.forget.ms", "3600000", "silence.forget", Duration.ofHours(1)),
                new Mapping("selfwatch.patience.ms", "60000", "selfwatch.patience", Duration.ofMinutes(1)),
                new Mapping("window.ticks", "360", "window.ticks", 360),
                new Mapping("window.gap.ticks.max", "3", "window.gapTicksMax", 3),
                new Mapping("warmup.ticks", "60", "window.warmupTicks", 60),
                new Mapping("models.artifact.bytes.max", "1048576", "registry.artifactBytesMax", 1048576),
                new Mapping("models.step.micros.max", "500", "registry.stepMicrosMax", 500),
                new Mapping(
                        "models.trusted.keys",
                        "/k/a.pem, /k/more",
                        "registry.trustedKeys",
                        List.of(Path.of("/k/a.pem"), Path.of("/k/more"))),
                new Mapping(
                        "models.signing.key", "/k/a,b.key", "registry.signingKey", Optional.of(Path.of("/k/a,b.key"))),
                new Mapping("models.unsigned.accepted", "true", "registry.unsignedAccepted", true),
                new Mapping("models.rollback.automatic", "false", "registry.rollbackAutomatic", false),
                new Mapping("alert.open.ticks", "5", "alert.openTicks", 5),
                new Mapping("alert.open.window.ticks", "3", "alert.openWindowTicks", 3),
                new Mapping("alert.resolve.ratio", "0.5", "alert.resolveRatio", 0.5),
                new Mapping("alert.resolve.ticks", "12", "alert.resolveTicks", 12),
                new Mapping("alert.update.interval.ticks", "30", "alert.updateIntervalTicks", 30),
                new Mapping("alert.contributors.max", "3", "alert.contributorsMax", 3),
                new Mapping(
                        "alert.limits",
                        "disk>0.9,free<3e-2",
                        "alert.limits",
                        List.of(new Limit("disk", LimitSide.ABOVE, 0.9f), new Limit("free", LimitSide.BELOW, 0.03f))),
                new Mapping("alert.feedback.step", "1.5", "alert.feedback.step", 1.5),
                new Mapping("alert.feedback.factor.min", "0.5", "alert.feedback.factorMin", 0.5),
                new Mapping("alert.feedback.factor.max", "4", "alert.feedback.factorMax", 4.0),
                new Mapping("deliver.receivers", "slack, webhook", "deliver.receivers", List.of("slack", "webhook")),
                new Mapping("deliver.timeout.ms", "5000", "deliver.timeout", Duration.ofSeconds(5)),
                new Mapping("deliver.attempts.max", "3", "deliver.attemptsMax", 3),
                new Mapping("deliver.backoff.ms", "100", "deliver.backoff", Duration.ofMillis(100)),
                new Mapping("deliver.backoff.max.ms", "2000", "deliver.backoffMax", Duration.ofSeconds(2)),
                new Mapping("deliver.resend.interval.ms", "30000", "deliver.resendInterval", Duration.ofSeconds(30)),
                new Mapping("deliver.runbook.url", "http://r/{kind}", "deliver.runbookUrl", "http://r/{kind}"),
                new Mapping("deliver.page.url", "http://p/{entity}", "deliver.pageUrl", "http://p/{entity}"),
                new Mapping("deliver.group.by", "kind", "deliver.group.by", List.of("kind")),
                new Mapping("deliver.group.service.pattern", "(a)b*", "deliver.group.servicePattern", "(a)b*"),
                new Mapping("deliver.group.window.ms", "0", "deliver.group.window", Duration.ZERO),
                new Mapping("deliver.alertmanager.url", "http://a:9093", "deliver.alertmanager.url", "http://a:9093"),
                new Mapping(
                        "deliver.alertmanager.authorization.file",
                        "/s/a",
                        "deliver.alertmanager.authorizationFile",
                        Optional.of(Path.of("/s/a"))),
                new Mapping("deliver.webhook.url", "https://w/x", "deliver.webhook.url", "https://w/x"),
                new Mapping(
                        "deliver.webhook.authorization.file",
                        "/s/w",
                        "deliver.webhook.authorizationFile",
                        Optional.of(Path.of("/s/w"))),
                new Mapping(
                        "deliver.webhook.template", "/t/w", "deliver.webhook.template", Optional.of(Path.of("/t/w"))),
                new Mapping("deliver.webhook.cloudevents", "true", "deliver.webhook.cloudEvents", true),
                new Mapping("deliver.slack.url.file", "/s/s", "deliver.slack.urlFile", Optional.of(Path.of("/s/s"))),
                new Mapping("deliver.pagerduty.url", "http://p", "deliver.pagerduty.url", "http://p"),
                new Mapping(
                        "deliver.pagerduty.key.file",
                        "/s/p",
                        "deliver.pagerduty.keyFile",
                        Optional.of(Path.of("/s/p"))),
                new Mapping(
                        "metrics.entities",
                        "shop-1, db/*{env=prod}",
                        "metrics.entities",
                        List.of(Selector.parse("shop-1"), Selector.parse("db/*{env=prod}"))),
                new Mapping("metrics.entities.max", "20", "metrics.entitiesMax", 20),
                new Mapping("collect.interval.ms", "1000", "collect.interval", Duration.ofSeconds(1)),
                new Mapping("collect.entity", "host/db 1", "collect.entity", Optional.of("host/db 1")),
                new Mapping("train.model", "shop", "train.model", "shop"),
                new Mapping("train.selector", "host/*", "train.selector", "host/*"),
                new Mapping("train.epochs", "2", "train.epochs", 2),
                new Mapping("train.seed", "-7", "train.seed", -7L),
                new Mapping("train.cell", "GRU", "train.cell", "GRU"),
                new Mapping("train.dropout", "0.25", "train.dropout", 0.25),
                new Mapping("train.optimizer", "SGD", "train.optimizer", "SGD"),
                new Mapping("train.schedule", "CONSTANT", "train.schedule", "CONSTANT"),
                new Mapping("train.threads", "4", "train.threads", 4),
                new Mapping("train.layers", "1", "train.layers", 1),
                new Mapping("train.hidden", "64", "train.hidden", 64),
                new Mapping("train.bptt.ticks", "16", "train.bpttTicks", 16),
                new Mapping("train.batch", "8", "train.batch", 8),
                new Mapping("train.learning.rate", "1e-4", "train.learningRate", 0.0001),
                new Mapping("train.clip.norm", "0.5", "train.clipNorm", 0.5),
                new Mapping("train.horizons.ticks", "12,36", "train.horizonsTicks", List.of(12, 36)),
                new Mapping("train.validation.share", "0.3", "train.validationShare", 0.3),
                new Mapping("train.calibration.share", "0.3", "train.calibrationShare", 0.3),
                new Mapping("train.patience", "9", "train.patience", 9),
                new Mapping("train.false.alarms.per.entity.week", "0.25", "train.falseAlarmsPerEntityWeek", 0.25));
    }
}
