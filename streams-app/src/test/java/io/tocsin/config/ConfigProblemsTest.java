package io.tocsin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigProblemsTest {

    private static List<String> problemsOf(Map<String, String> values) {
        InvalidConfigurationException refused =
                catchThrowableOfType(InvalidConfigurationException.class, () -> TocsinConfig.of(values));
        assertThat(refused).as("configuration with %s must be refused", values).isNotNull();
        return refused.problems();
    }

    @Test
    void shouldListAllProblemsAtOnce() {
        assertThat(problemsOf(Map.of(
                        "tick.duration.ms", "0",
                        "stream.threads", "many",
                        "train.learning.rate", "NaN",
                        "processing.guarantee", "maybe",
                        "tick.durations.ms", "1000",
                        "streams.application.id", "x",
                        "alert.open.ticks", "6")))
                .containsExactly(
                        "invalid value maybe for processing.guarantee: must be exactly_once_v2 or at_least_once (from command line)",
                        "invalid value many for stream.threads: must be a whole number of at most 32 bits (from command line)",
                        "invalid value 0 for tick.duration.ms: must be at least 1000 (from command line)",
                        "invalid value NaN for train.learning.rate: must be at least 0.000001 (from command line)",
                        "contradictory key streams.application.id: must be set as application.id (from command line)",
                        "unknown key tick.durations.ms: did you mean tick.duration.ms? (from command line)",
                        "invalid value 6 for alert.open.ticks: must be at most alert.open.window.ticks"
                                + " (from command line; alert.open.window.ticks=5 from default)");
    }

    @Test
    void shouldRefuseKeysThatAreNoPathsAndASwitchThatIsNeitherOnNorOff() {
        assertThat(problemsOf(Map.of(
                        "models.trusted.keys", "a.pem,,b.pem",
                        "models.signing.key", "a\0b",
                        "models.unsigned.accepted", "yes")))
                .containsExactly(
                        "invalid value a.pem,,b.pem for models.trusted.keys: must be empty, or files and directories"
                                + " with commas between them (from command line)",
                        "invalid value a\0b for models.signing.key: must be empty or a file (from command line)",
                        "invalid value yes for models.unsigned.accepted: must be true or false (from command line)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6,", "6;18", "18,6", "6,6", "0,6", "6,8641", "1,2,3,4,5,6,7,8,9", "99999999999"})
    void shouldRefuseHorizonsThatAreNoAscendingNumbers(String value) {
        assertThat(problemsOf(Map.of("train.horizons.ticks", value)))
                .containsExactly("invalid value " + value + " for train.horizons.ticks: must be 1 to 8 ascending whole"
                        + " numbers from 1 to 8640, with commas between them (from command line)");
    }

    @ParameterizedTest
    @CsvSource({
        "alert.open.ticks, 6, alert.open.ticks, must be at most alert.open.window.ticks",
        "alert.open.window.ticks, 2, alert.open.ticks, must be at most alert.open.window.ticks",
        "warmup.ticks, 61, warmup.ticks, must be at most window.ticks",
        "window.ticks, 11, warmup.ticks, must be at most window.ticks",
        "window.gap.ticks.max, 60, window.gap.ticks.max, must be less than window.ticks",
        "align.grace.ms, 300000, align.grace.ms, must be less than align.metric.forget.ticks times tick.duration.ms",
        "collect.interval.ms, 70001, collect.interval.ms,"
                + " must be at most tick.duration.ms times (window.gap.ticks.max + 1)",
        "train.validation.share, 0.7, train.calibration.share,"
                + " must be less than 0.9 together with train.validation.share",
    })
    void shouldRefuseValuesThatContradictEachOther(String key, String value, String blamedKey, String rule) {
        assertThat(problemsOf(Map.of(key, value)))
                .singleElement()
                .asString()
                .contains(" for " + blamedKey + ": " + rule + " (from ");
    }

    @Test
    void shouldRefuseAnAgeLimitBelowTickAndGrace() {
        assertThat(problemsOf(Map.of("ingest.age.max.ms", "4000")))
                .containsExactly(
                        "invalid value 5000 for align.grace.ms: must be less than ingest.age.max.ms"
                                + " (from default; ingest.age.max.ms=4000 from command line)",
                        "invalid value 4000 for ingest.age.max.ms: must be at least tick.duration.ms"
                                + " (from command line; tick.duration.ms=10000 from default)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.1", "tocsin.example.com", "127.0.0.1.example.com"})
    void shouldNotLetEverybodyInBecauseOfAnAddress(String address) {
        Map<String, String> reachable = Map.of("serve.port", "4318", "serve.address", address);
        assertThat(problemsOf(reachable))
                .containsExactly(
                        "invalid value " + address + " for serve.address: must be a loopback address where nobody"
                                + " is asked who they are: set serve.access.file (tocsin access token makes its lines), or"
                                + " serve.access.open=true if a proxy in front asks (from command line; serve.port=4318 from command"
                                + " line; serve.access.file=\"\" from default; serve.access.open=false from default)");
        for (String key : List.of("serve.access.file", "serve.access.open")) {
            Map<String, String> meant = new HashMap<>(reachable);
            meant.put(key, "true");
            assertThat(TocsinConfig.of(meant).serve().address()).isEqualTo(address);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "localhost"})
    void shouldAskForNoAccessFileOnALoopbackAddress(String address) {
        assertThat(TocsinConfig.of(Map.of("serve.port", "4318", "serve.address", address))
                        .serve()
                        .isLocal())
                .isTrue();
    }

    @Test
    void shouldWantACertificateWithItsKey() {
        for (String key : List.of("serve.tls.certificate.file", "serve.tls.key.file")) {
            assertThat(problemsOf(Map.of("serve.port", "4318", key, "/t")))
                    .singleElement()
                    .asString()
                    .contains("must be set together with serve.tls.key.file");
        }
    }

    @Test
    void shouldNotReportAContradictionWithAValueThatIsItselfInvalid() {
        assertThat(problemsOf(Map.of("alert.open.window.ticks", "0", "alert.open.ticks", "6")))
                .containsExactly("invalid value 0 for alert.open.window.ticks: must be at least 1 (from command line)");
    }

    @ParameterizedTest
    @CsvSource({
        "topics.replication.factor, 0, must be -1 (the broker's default) or 1 to 32767",
        "topics.replication.factor, 32768, must be -1 (the broker's default) or 1 to 32767",
        "tick.duration.ms, 3600001, must be at most 3600000",
        "tick.duration.ms, 1.5, must be a whole number of at most 64 bits",
        "stream.threads, 3000000000, must be a whole number of at most 32 bits",
        "state.memory.bytes, 33554431, must be at least 33554432",
        "train.clip.norm, Infinity, must be at most 1000",
        "train.clip.norm, x, must be a number",
        "'bootstrap.servers', 'a:1,b', 'must be host:port, more separated by commas'",
        "'schema.registry.url', 'ftp://r', 'must be an http or https URL, more separated by commas'",
        "'application.id', 'a/b', 'must be 1 to 100 letters, digits, dots, dashes or underscores'",
        "alert.limits, 'cpu>0.9,', 'must be empty or metric>number or metric<number, more separated by commas'",
        "alert.limits, cpu>=0.9, 'must be empty or metric>number or metric<number, more separated by commas'",
        "alert.limits, cpu>NaN, 'must be empty or metric>number or metric<number, more separated by commas'",
        "alert.limits, >1, 'must be empty or metric>number or metric<number, more separated by commas'",
        "alert.limits, cpu>1e99, 'must have finite limits, as a float holds them'",
        "alert.limits, 'cpu>1, cpu>2', must limit a metric once above: cpu",
        "alert.limits, 'cpu<1, load>5, cpu>2, cpu<0', must limit a metric once below: cpu",
        "alert.limits, 'cpu>1, cpu<2', must leave room between the limits of a metric: cpu",
        "topic.prefix, a b, 'must be empty or up to 100 letters, digits, dots, dashes or underscores'",
    })
    void shouldRefuseValuesOutOfRange(String key, String value, String rule) {
        assertThat(problemsOf(Map.of(key, value)))
                .containsExactly("invalid value " + value + " for " + key + ": " + rule + " (from command line)");
    }

    @Test
    void shouldShowAnEmptyValueAsQuotes() {
        assertThat(problemsOf(Map.of("state.dir", "")))
                .containsExactly("invalid value \"\" for state.dir: must be a directory (from command line)");
    }

    @ParameterizedTest
    @CsvSource({
        "kafak.security.protocol, kafka.security.protocol",
        "security.protocol, kafka.security.protocol",
        "stream.num.threads, streams.num.threads",
        "train.hiden, train.hidden",
        "window.tick, window.ticks",
    })
    void shouldSuggestTheNearestKey(String unknownKey, String suggestion) {
        assertThat(problemsOf(Map.of(unknownKey, "1")))
                .containsExactly(
                        "unknown key " + unknownKey + ": did you mean " + suggestion + "? (from command line)");
    }

    @ParameterizedTest
    @CsvSource({"zzz", "kafka.", "acks"})
    void shouldSuggestNothingWhenNoKeyIsNear(String unknownKey) {
        assertThat(problemsOf(Map.of(unknownKey, "1")))
                .containsExactly("unknown key " + unknownKey + " (from command line)");
    }

    @Test
    void shouldNeverPrintASecretInAProblem() {
        assertThat(problemsOf(Map.of(
                        "schema.registry.url", "https://user:hunter2@registry, nonsense",
                        "kafk.ssl.key.password", "hunter2")))
                .hasSize(2)
                .noneMatch(problem -> problem.contains("hunter2"))
                .first()
                .asString()
                .startsWith("invalid value https://[hidden]@registry, nonsense for schema.registry.url: ");
    }

    @Test
    void shouldPutEachProblemOnItsOwnLineOfTheMessage() {
        assertThat(new InvalidConfigurationException(List.of("a", "b")))
                .hasMessage("invalid configuration: problems=2\n  a\n  b");
    }
}
