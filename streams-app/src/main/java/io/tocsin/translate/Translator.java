package io.tocsin.translate;

import io.tocsin.config.TranslateSettings;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.MetricSeries;
import io.tocsin.format.PointCollector;
import io.tocsin.format.PointKind;
import io.tocsin.schemas.Combine;
import io.tocsin.schemas.Reading;
import io.tocsin.schemas.ReadingKind;
import io.tocsin.schemas.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes samples of points: entity by labels, our names, base units, and what tells the series of a metric apart.
 *
 * <p>Thread-safe.
 */
public final class Translator {
    /** What OpenTelemetry tells two senders on one machine or pod apart by; without it their counters would be taken for one. */
    private static final List<String> SENDER_LABELS = List.of(
            "service.namespace",
            "service.name",
            "service.instance.id",
            "k8s.container.name",
            "container.name",
            "container.id",
            "process.pid");

    private static final String PART_LABEL = "part";

    private final EntityNaming entities;
    private final AliasTable aliases;
    private final NameFilter metrics;
    private final NameFilter labels;
    private final RatioMaker ratios;
    private final UntranslatedListener listener;

    /**
     * Reads the aliases.
     *
     * @throws MalformedAliasesException if the operator's own file of aliases cannot be used
     */
    public Translator(TranslateSettings settings, UntranslatedListener listener) {
        this.entities = new EntityNaming(settings.entity());
        this.aliases = AliasTable.of(settings.aliases());
        this.metrics = new NameFilter(settings.metricsAllowed(), settings.metricsDenied());
        this.ratios = new RatioMaker(Ratio.ALL, metrics);
        this.labels = new NameFilter(settings.labels(), List.of());
        this.listener = listener;
    }

    /** One sample for each entity and moment, by time and then by entity; none for points that are all left out. */
    public List<Sample> translate(List<MetricPoint> points) {
        Map<Moment, OpenSample> open = new HashMap<>();
        for (MetricPoint point : points) {
            if (point.isEnd()) {
                listener.leftOut(Untranslated.SERIES_END);
            } else {
                take(point, open);
            }
        }
        return open.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparingLong(Moment::timeMs).thenComparing(Moment::entity)))
                .map(sample -> sample.getValue().close(ratios))
                .toList();
    }

    private record Moment(String entity, long timeMs) {}

    private void take(MetricPoint point, Map<Moment, OpenSample> open) {
        Optional<EntityNaming.Named> entity = entities.name(point.series());
        if (entity.isEmpty()) {
            listener.leftOut(Untranslated.NO_ENTITY);
            return;
        }
        List<Reading> readings = readings(point, entity.get());
        if (readings.isEmpty()) {
            return;
        }
        OpenSample sample = open.computeIfAbsent(
                new Moment(entity.get().entity(), point.timeMs()),
                moment -> new OpenSample(moment.entity(), moment.timeMs(), labels::letsThrough));
        sample.agreeOn(point.series());
        readings.forEach(sample::add);
    }

    private List<Reading> readings(MetricPoint point, EntityNaming.Named entity) {
        MetricSeries series = point.series();
        AliasTable.Entry entry = aliases.find(series);
        List<String> names = names(series, entry.alias());
        if (names.isEmpty()) {
            return List.of();
        }
        Alias alias = entry.alias();
        double value = point.value() * alias.factor().orElseGet(() -> UnitFactor.of(series.unit()));
        if (!Double.isFinite(value)) {
            listener.leftOut(Untranslated.NOT_FINITE);
            return List.of();
        }
        ReadingKind kind = kind(series.kind() == PointKind.UNTYPED ? alias.kind() : series.kind());
        Combine combine = alias.combine().orElse(kind == ReadingKind.GAUGE ? Combine.MEAN : Combine.SUM);
        String text = SeriesText.of(apart(series, entry, entity));
        Instant start = Instant.ofEpochMilli(point.startMs().orElse(0));
        return names.stream()
                .map(name -> new Reading(name, text, kind, combine, value, start))
                .toList();
    }

    /** Our names for it that may go on. */
    private List<String> names(MetricSeries series, Alias alias) {
        if (alias.targets().isEmpty()) {
            listener.leftOut(Untranslated.DENIED);
            return List.of();
        }
        List<String> names = new ArrayList<>(alias.targets().size());
        for (LabelTemplate target : alias.targets()) {
            String name = target.fill(label -> Alias.valueOf(label, series)).orElse("");
            if (!PointCollector.isProperName(name)) {
                listener.leftOut(Untranslated.BAD_NAME);
            } else if (metrics.letsThrough(name)) {
                names.add(name);
            } else {
                listener.leftOut(Untranslated.DENIED);
            }
        }
        return names;
    }

    private static ReadingKind kind(PointKind kind) {
        return switch (kind) {
            case GAUGE, UNTYPED -> ReadingKind.GAUGE;
            case CUMULATIVE -> ReadingKind.CUMULATIVE;
            case DELTA -> ReadingKind.DELTA;
        };
    }

    /** What neither the entity nor the name tells already. */
    private static SortedMap<String, String> apart(
            MetricSeries series, AliasTable.Entry entry, EntityNaming.Named entity) {
        SortedMap<String, String> apart = new TreeMap<>();
        for (String label : SENDER_LABELS) {
            String value = series.resource().get(label);
            if (value != null && !entity.madeOf().contains(label)) {
                apart.put(label, value);
            }
        }
        series.attributes().forEach((label, value) -> {
            boolean isInEntity =
                    entity.madeOf().contains(label) && !series.resource().containsKey(label);
            if (!isInEntity && !entry.consumed().contains(label)) {
                apart.put(label, value);
            }
        });
        if (!entry.alias().part().isEmpty()) {
            apart.put(PART_LABEL, entry.alias().part());
        }
        return apart;
    }
}
