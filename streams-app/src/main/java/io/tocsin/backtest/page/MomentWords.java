package io.tocsin.backtest.page;

import io.tocsin.backtest.ReplayTrace;
import io.tocsin.backtest.ServerSeries;
import io.tocsin.engine.evaluation.TickInterval;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What happened in a moment, for people.
 *
 * <p>Thread-safe.
 */
final class MomentWords {
    private final ServerSeries series;
    private final ReplayTrace trace;

    MomentWords(ServerSeries series, ReplayTrace trace) {
        this.series = series;
        this.trace = trace;
    }

    String of(Moment moment, List<ContributorShare> contributors) {
        String happened =
                switch (moment.kind()) {
                    case FOUND -> found(moment);
                    case MISSED -> missed(moment);
                    case FALSE_ALARM -> falseAlarm(moment);
                };
        return happened + " Largest shares: " + ContributorShare.words(contributors) + "." + blamed(moment.interval());
    }

    private String found(Moment moment) {
        return String.format(
                Locale.ROOT,
                "Found: incident of %s, beyond the boundary %s, highest score %.1f times the boundary.%s",
                duration(moment.length()),
                since(moment.interval().first()),
                moment.peak(),
                alerted(moment.interval()));
    }

    private String since(int beginning) {
        if (beginning > 0 && trace.isBeyond(beginning - 1)) {
            return "already before it began";
        }
        int first = beginning;
        while (!trace.isBeyond(first)) {
            first++;
        }
        return first == beginning ? "from its first tick" : "after " + duration(first - beginning);
    }

    private String missed(Moment moment) {
        return String.format(
                Locale.ROOT,
                "Missed: incident of %s, highest score %.2f of the boundary.",
                duration(moment.length()),
                // Rounded up it could read as if it had been found.
                Math.floor(100 * moment.peak()) / 100);
    }

    private String falseAlarm(Moment moment) {
        return String.format(
                Locale.ROOT,
                "False alarm: %s, highest score %.1f times the boundary, %s.%s",
                duration(moment.length()),
                moment.peak(),
                distance(moment.interval()),
                alerted(moment.interval()));
    }

    private String alerted(TickInterval interval) {
        boolean isAlerted = AlertSpans.of(trace).stream()
                .anyMatch(span -> span.first() < interval.end() && span.end() > interval.first());
        return isAlerted ? "" : " Too short to open an alert.";
    }

    private String distance(TickInterval interval) {
        int nearest = Integer.MAX_VALUE;
        for (TickInterval incident : TickInterval.where(series.labels(), true)) {
            int gap = Math.max(incident.first() - interval.end(), interval.first() - incident.end());
            nearest = Math.min(nearest, Math.max(0, gap));
        }
        return nearest == Integer.MAX_VALUE
                ? "no incident is known"
                : "the nearest incident " + duration(nearest) + " away";
    }

    private String blamed(TickInterval interval) {
        List<String> metrics = series.causes().stream()
                .filter(cause -> cause.firstRow() == interval.first())
                .flatMap(cause -> cause.metrics().stream().sorted())
                .filter(column ->
                        column >= 0 && column < series.test().metrics().size())
                .map(column -> series.test().metrics().get(column))
                .toList();
        return metrics.isEmpty() ? "" : metrics.stream().collect(Collectors.joining(", ", " People blamed ", "."));
    }

    private String duration(int ticks) {
        return DurationWords.of(ticks * series.tickDurationMs());
    }
}
