package io.tocsin.align;

import io.tocsin.config.AlignSettings;
import io.tocsin.config.TickSettings;
import io.tocsin.schemas.Combine;
import io.tocsin.schemas.Reading;
import io.tocsin.schemas.ReadingKind;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One entity whose state goes through its serdes before every sample, as in the running system. */
final class AlignedEntity {
    static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    /** How often each policy was counted in total. */
    final Map<Irregularity, Integer> counted = new EnumMap<>(Irregularity.class);

    private final TickAligner aligner = new TickAligner(
            new TickSettings(Duration.ofSeconds(10)),
            new AlignSettings(Duration.ofSeconds(5), 3, 30),
            (policy, count) -> counted.merge(policy, count, Integer::sum));
    private final AlignProgressSerde progressSerde = new AlignProgressSerde();
    private final MetricRosterSerde rosterSerde = new MetricRosterSerde();
    private byte[] progress = bytes(new AlignProgress());
    private byte[] roster = bytes(new MetricRoster());

    /** Sends levels, {@code second} after the start. */
    List<Tick> send(double second, Map<String, Double> metrics) {
        return send(new Sample("web-1", at(second), metrics, Map.of(), List.of()));
    }

    List<Tick> send(double second, Reading... readings) {
        return send(new Sample("web-1", at(second), Map.of(), Map.of(), List.of(readings)));
    }

    List<Tick> send(Sample sample) {
        return send(sample, sample.getTime());
    }

    /** Sends it in a record with another time. */
    List<Tick> send(Sample sample, Instant recordTime) {
        AlignProgress current = progress();
        MetricRoster known = rosterSerde.deserializer().deserialize("roster", roster);
        List<Tick> closed = new ArrayList<>();
        boolean rosterChanged;
        if (aligner.isLate(sample, current)) {
            rosterChanged = aligner.learnFromLate(sample, current, known);
        } else {
            rosterChanged = aligner.add(sample, recordTime.toEpochMilli(), current, known, closed);
        }
        progress = bytes(current);
        if (rosterChanged) {
            roster = bytes(known);
        }
        return closed;
    }

    List<Tick> finish() {
        List<Tick> closed = new ArrayList<>();
        aligner.closeAll("web-1", progress(), rosterSerde.deserializer().deserialize("roster", roster), closed);
        return closed;
    }

    AlignProgress progress() {
        return progressSerde.deserializer().deserialize("progress", progress);
    }

    int storedBytes() {
        return progress.length;
    }

    private byte[] bytes(AlignProgress state) {
        return progressSerde.serializer().serialize("progress", state);
    }

    private byte[] bytes(MetricRoster state) {
        return rosterSerde.serializer().serialize("roster", state);
    }

    static Instant at(double second) {
        return START.plusMillis(Math.round(second * 1_000));
    }

    static Reading gauge(String metric, String series, Combine combine, double value) {
        return new Reading(metric, series, ReadingKind.GAUGE, combine, value, Instant.EPOCH);
    }

    static Reading counter(String metric, double value) {
        return counter(metric, "", value, Instant.EPOCH);
    }

    static Reading counter(String metric, String series, double value, Instant start) {
        return new Reading(metric, series, ReadingKind.CUMULATIVE, Combine.SUM, value, start);
    }

    static Reading delta(String metric, double value, Instant start) {
        return new Reading(metric, "", ReadingKind.DELTA, Combine.SUM, value, start);
    }
}
