package io.tocsin.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.IngestSettings;
import io.tocsin.outcome.Outcome;
import io.tocsin.outcome.Refusal;
import io.tocsin.outcome.RefusalCause;
import io.tocsin.schemas.Combine;
import io.tocsin.schemas.Reading;
import io.tocsin.schemas.ReadingKind;
import io.tocsin.schemas.Sample;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleGateTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final byte[] RAW = {1, 2, 3};

    private final SampleGate gate = new SampleGate(
            new IngestSettings(Duration.ofMinutes(5), Duration.ofDays(7), 3, 5, 10, 1024, List.of()),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void shouldLetASampleIn() {
        Sample sample = sample("web-1", NOW, Map.of("cpu", 0.5, "never.seen.before", -3.0));
        assertThat(gate.judge(sample, RAW)).containsExactly(new Outcome.Passed<>(sample));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "web\n1", "web\0001", "\t", "\u007f", "\u0085"})
    void shouldRefuseAnEntityThatIsNoName(String entity) {
        Refusal refusal = onlyRefusal(sample(entity, NOW, Map.of("cpu", 0.5)));
        assertThat(refusal.cause()).isEqualTo(RefusalCause.BAD_ENTITY);
        assertThat(refusal.value()).isSameAs(RAW);
        assertThat(refusal.detail())
                .isEqualTo("entity must be 1 to 255 characters without control characters: length=" + entity.length());
    }

    @Test
    void shouldTakeAnEntityOfAtMost255Characters() {
        assertPassed(sample("é".repeat(255), NOW, Map.of("cpu", 0.5)));
        assertRefused(RefusalCause.BAD_ENTITY, sample("é".repeat(256), NOW, Map.of("cpu", 0.5)));
    }

    @Test
    void shouldRefuseASampleWithoutMetrics() {
        assertRefused(RefusalCause.NO_METRICS, sample("web-1", NOW, Map.of()));
    }

    @Test
    void shouldRefuseASampleWithMoreMetricsThanAllowed() {
        assertPassed(sample("web-1", NOW, Map.of("a", 1.0, "b", 1.0, "c", 1.0)));
        Refusal refusal = onlyRefusal(sample("web-1", NOW, Map.of("a", 1.0, "b", 1.0, "c", 1.0, "d", 1.0)));
        assertThat(refusal.cause()).isEqualTo(RefusalCause.TOO_MANY_METRICS);
        assertThat(refusal.detail()).isEqualTo("at most 3 metrics: entity=web-1 metrics=4");
    }

    @Test
    void shouldRefuseASampleFromTheFuture() {
        assertPassed(sample("web-1", NOW.plusSeconds(300), Map.of("cpu", 0.5)));
        Refusal refusal = onlyRefusal(sample("web-1", NOW.plusSeconds(301), Map.of("cpu", 0.5)));
        assertThat(refusal.cause()).isEqualTo(RefusalCause.TOO_FAR_AHEAD);
        assertThat(refusal.detail())
                .isEqualTo("at most 300000 ms ahead: entity=web-1 time=2026-01-01T12:05:01Z now=2026-01-01T12:00:00Z");
    }

    @Test
    void shouldRefuseASampleThatIsTooOld() {
        assertPassed(sample("web-1", NOW.minus(Duration.ofDays(7)), Map.of("cpu", 0.5)));
        assertRefused(RefusalCause.TOO_OLD, sample("web-1", Instant.EPOCH, Map.of("cpu", 0.5)));
        assertRefused(RefusalCause.TOO_OLD, sample("web-1", Instant.ofEpochMilli(Long.MIN_VALUE), Map.of("cpu", 0.5)));
        assertRefused(
                RefusalCause.TOO_FAR_AHEAD, sample("web-1", Instant.ofEpochMilli(Long.MAX_VALUE), Map.of("cpu", 0.5)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e39, -1e39})
    void shouldGoOnWithoutAMetricThatIsNotFiniteAsAFloat(double bad) {
        Sample sample = sample("web-1", NOW, Map.of("cpu", 0.5, "bad", bad));
        List<Outcome<Sample>> outcomes = gate.judge(sample, RAW);
        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Passed<>(sample("web-1", NOW, Map.of("cpu", 0.5))));
        assertThat(refusalOf(outcomes.get(1)).cause()).isEqualTo(RefusalCause.BAD_METRIC);
        assertThat(refusalOf(outcomes.get(1)).detail())
                .isEqualTo("metric must have a name and a finite value: entity=web-1 metric=bad value=" + bad
                        + " bad=1 of 2");
    }

    @Test
    void shouldTellOfSeveralBadMetricsInOneRefusal() {
        List<Outcome<Sample>> outcomes =
                gate.judge(sample("web-1", NOW, Map.of("cpu", 0.5, "a", Double.NaN, "", 1.0)), RAW);
        assertThat(outcomes).hasSize(2);
        assertThat(refusalOf(outcomes.get(1)).detail()).endsWith("bad=2 of 3");
    }

    @Test
    void shouldRefuseASampleThatHasOnlyBadMetrics() {
        assertRefused(RefusalCause.BAD_METRIC, sample("web-1", NOW, Map.of("cpu", Double.NaN, "x".repeat(256), 1.0)));
    }

    @Test
    void shouldGoOnWithoutALabelThatIsTooLongOrHasNoProperName() {
        Map<String, String> labels = Map.of(
                "env",
                "prod",
                "empty",
                "",
                "long",
                "x".repeat(257),
                "",
                "x",
                "line",
                "a\nb",
                "longest",
                "x".repeat(256));
        List<Outcome<Sample>> outcomes = gate.judge(labelled(labels), RAW);
        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(0))
                .isEqualTo(
                        new Outcome.Passed<>(labelled(Map.of("env", "prod", "empty", "", "longest", "x".repeat(256)))));
        assertThat(refusalOf(outcomes.get(1)).cause()).isEqualTo(RefusalCause.BAD_LABEL);
        assertThat(refusalOf(outcomes.get(1)).detail())
                .isEqualTo("at most 64 labels, names of 1 to 255 and values of at most 256 characters without control"
                        + " characters: entity=web-1 left out=3 of 6");
    }

    @Test
    void shouldGoOnWithoutAnyLabelWhereThereAreTooMany() {
        assertThat(gate.judge(labelled(labels(64)), RAW)).containsExactly(new Outcome.Passed<>(labelled(labels(64))));
        List<Outcome<Sample>> outcomes = gate.judge(labelled(labels(65)), RAW);
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Passed<>(labelled(Map.of())));
        assertThat(refusalOf(outcomes.get(1)).detail()).endsWith("left out=65 of 65");
    }

    private static Map<String, String> labels(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "label" + i, i -> "x"));
    }

    private static Sample labelled(Map<String, String> labels) {
        return new Sample("web-1", NOW, Map.of("cpu", 0.5), labels, List.of());
    }

    @Test
    void shouldTakeTheLargestFloatAndASubnormalNumber() {
        assertPassed(sample("web-1", NOW, Map.of("a", (double) Float.MAX_VALUE, "b", Double.MIN_VALUE)));
    }

    @Test
    void shouldLetASampleInThatHasReadingsAlone() {
        assertPassed(withReadings(Map.of(), reading("calls", "route=/a", ReadingKind.CUMULATIVE, 1e300)));
    }

    @Test
    void shouldRefuseASampleWithMoreReadingsThanAllowed() {
        Reading[] six = IntStream.range(0, 6)
                .mapToObj(i -> reading("calls", "route=" + i, ReadingKind.GAUGE, i))
                .toArray(Reading[]::new);
        Refusal refusal = onlyRefusal(withReadings(Map.of(), six));
        assertThat(refusal.cause()).isEqualTo(RefusalCause.TOO_MANY_READINGS);
        assertThat(refusal.detail()).isEqualTo("at most 5 readings: entity=web-1 readings=6");
    }

    @Test
    void shouldCountTheMetricsOfReadingsAmongTheMetrics() {
        assertPassed(withReadings(
                Map.of("a", 1.0),
                reading("a", "x=1", ReadingKind.GAUGE, 1),
                reading("b", "x=1", ReadingKind.GAUGE, 1),
                reading("c", "x=1", ReadingKind.GAUGE, 1)));
        Refusal refusal = onlyRefusal(withReadings(
                Map.of("a", 1.0),
                reading("b", "", ReadingKind.DELTA, 1),
                reading("c", "", ReadingKind.DELTA, 1),
                reading("d", "", ReadingKind.DELTA, 1)));
        assertThat(refusal.cause()).isEqualTo(RefusalCause.TOO_MANY_METRICS);
        assertThat(refusal.detail()).isEqualTo("at most 3 metrics: entity=web-1 metrics=4");
    }

    @Test
    void shouldGoOnWithoutAReadingThatIsNotFiniteOrHasNoProperName() {
        Reading good = reading("calls", "route=/a", ReadingKind.CUMULATIVE, 7);
        List<Outcome<Sample>> outcomes = gate.judge(
                withReadings(
                        Map.of("cpu", 0.5),
                        reading("calls", "", ReadingKind.CUMULATIVE, Double.NaN),
                        good,
                        reading("", "", ReadingKind.GAUGE, 1),
                        reading("cpu", "x".repeat(256), ReadingKind.GAUGE, 1),
                        reading("cpu", "", ReadingKind.GAUGE, 1e39)),
                RAW);
        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Passed<>(withReadings(Map.of("cpu", 0.5), good)));
        assertThat(refusalOf(outcomes.get(1)).cause()).isEqualTo(RefusalCause.BAD_READING);
        assertThat(refusalOf(outcomes.get(1)).detail())
                .isEqualTo(
                        "reading must have a name, a series of at most 255 characters without control characters and a"
                                + " finite value: entity=web-1 metric=calls value=NaN bad=4 of 5");
    }

    @Test
    void shouldKeepTheReadingsOfASampleWithABadMetric() {
        Reading reading = reading("calls", "", ReadingKind.DELTA, 7);
        assertThat(gate.judge(withReadings(Map.of("bad", Double.NaN), reading), RAW)
                        .get(0))
                .isEqualTo(new Outcome.Passed<>(withReadings(Map.of(), reading)));
    }

    private static Sample withReadings(Map<String, Double> metrics, Reading... readings) {
        return new Sample("web-1", NOW, metrics, Map.of(), List.of(readings));
    }

    private static Reading reading(String metric, String series, ReadingKind kind, double value) {
        return new Reading(metric, series, kind, Combine.SUM, value, Instant.EPOCH);
    }

    private void assertPassed(Sample sample) {
        assertThat(gate.judge(sample, RAW)).containsExactly(new Outcome.Passed<>(sample));
    }

    private void assertRefused(RefusalCause cause, Sample sample) {
        assertThat(onlyRefusal(sample).cause()).isEqualTo(cause);
    }

    private Refusal onlyRefusal(Sample sample) {
        List<Outcome<Sample>> outcomes = gate.judge(sample, RAW);
        assertThat(outcomes).hasSize(1);
        return refusalOf(outcomes.get(0));
    }

    private static Refusal refusalOf(Outcome<Sample> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<Sample>) outcome).refusal();
    }

    private static Sample sample(String entity, Instant time, Map<String, Double> metrics) {
        return new Sample(entity, time, metrics, Map.of(), List.of());
    }
}
