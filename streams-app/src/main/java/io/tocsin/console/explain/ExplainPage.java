package io.tocsin.console.explain;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.Contributor;
import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.TerminalSize;
import io.tocsin.terminal.draw.Canvas;
import io.tocsin.terminal.draw.Frame;
import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.Tone;
import io.tocsin.terminal.text.DurationText;
import io.tocsin.terminal.text.MetricUnit;
import io.tocsin.terminal.text.NumberText;
import io.tocsin.terminal.text.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A story as a page of text. Confined to one thread. */
final class ExplainPage {
    private static final int LABELS = 13;
    private static final int NUMBERS = 10;
    private static final int SHARE = 6;
    private static final int MOST_OTHERS = 5;
    private static final int MOST_CONTRIBUTORS = 8;
    private static final int ROWS = 30;

    private final IncidentStory story;
    private final Alert alert;
    private final ZoneId zone;
    private final String options;
    private final Region page;
    private final Canvas canvas;
    private int row;

    /**
     * An empty page.
     *
     * @param options what the commands to copy need to find the installation; begins with a blank or is empty
     */
    ExplainPage(IncidentStory story, ZoneId zone, String options, int columns, CharacterSet characters) {
        this.story = story;
        this.alert = story.alert();
        this.zone = zone;
        this.options = options;
        int rows = ROWS + Math.min(MOST_CONTRIBUTORS, alert.getContributors().size()) + MOST_OTHERS;
        this.canvas = new Canvas(new TerminalSize(columns, rows), characters);
        this.page = canvas.all();
    }

    /** The page; rows at its end may be empty. */
    Frame draw() {
        head();
        facts();
        contributors();
        course();
        others();
        next();
        return canvas.finish();
    }

    private void head() {
        boolean critical = alert.getKind() != AlertKind.ANOMALY && alert.getKind() != AlertKind.LIMIT;
        Tone badge = !story.isOpen() ? Tone.BADGE_MODEL : critical ? Tone.BADGE_CRITICAL : Tone.BADGE_OVER;
        String kind = alert.getKind().name().replace('_', ' ');
        int column = page.text(row, 0, " " + kind + " ", badge);
        page.fit(row++, column + 1, page.width() - column - 1, IncidentText.title(story), Tone.STRONG);
        row++;
    }

    private void facts() {
        String since = TimeText.full(alert.getStartedAt(), zone);
        Instant resolved = alert.getResolvedAt();
        String lasts = DurationText.words(story.lasts());
        fact(
                "since",
                resolved == null
                        ? since + ", for " + lasts
                        : since + " to " + TimeText.seconds(resolved, zone) + ", for " + lasts,
                Tone.STRONG);
        fact("state", IncidentText.state(story), Tone.TEXT);
        fact(IncidentText.measure(alert.getKind()), IncidentText.levels(story), Tone.TEXT);
        fact("that is", IncidentText.meaning(story), Tone.TEXT);
        fact("judged by", IncidentText.judge(alert), Tone.MODEL);
        if (!alert.getLabels().isEmpty()) {
            fact("labels", labels(alert.getLabels()), Tone.TEXT);
        }
        fact("id", alert.getId(), Tone.MUTED);
        row++;
    }

    private void fact(String label, String text, Tone tone) {
        page.text(row, 1, label, Tone.MUTED);
        page.fit(row++, LABELS, page.width() - LABELS, text, tone);
    }

    private static String labels(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining(" "));
    }

    private void contributors() {
        if (alert.getContributors().isEmpty()) {
            return;
        }
        List<Contributor> shown =
                alert.getContributors().stream().limit(MOST_CONTRIBUTORS).toList();
        int metric = Math.min(
                Math.max(16, page.width() / 3),
                shown.stream().mapToInt(one -> one.getMetric().length()).max().orElse(0) + 1);
        int line = 1 + metric + 2 * NUMBERS + SHARE + 2;
        heading("because of");
        page.textBefore(row, 1 + metric + NUMBERS, "actual", Tone.MUTED);
        page.textBefore(row, 1 + metric + 2 * NUMBERS, IncidentText.comparedWith(alert.getKind()), Tone.MUTED);
        page.textBefore(row, line - 2, "share", Tone.MUTED);
        page.fit(row++, line, page.width() - line, "before │ since then", Tone.MUTED);
        for (Contributor one : shown) {
            MetricUnit unit = MetricUnit.of(one.getMetric());
            page.fit(row, 1, metric - 1, one.getMetric(), Tone.STRONG);
            page.textBefore(row, 1 + metric + NUMBERS, unit.format(one.getActual()), Tone.OVER_STRONG);
            page.textBefore(row, 1 + metric + 2 * NUMBERS, unit.format(one.getExpected()), Tone.TEXT);
            page.textBefore(row, line - 2, NumberText.percent(one.getShare()), Tone.TEXT);
            SeriesLine.scaled(page, row++, line, page.width() - line, story.metric(one, page.width() - line - 1));
        }
        row++;
    }

    private void course() {
        int width = page.width() - LABELS;
        Series scores = Series.of(story.scores(), story.stretch(), story.tick().toMillis(), width - 1);
        Series risks =
                Series.of(story.probabilities(), story.stretch(), story.tick().toMillis(), width - 1);
        if (scores.isEmpty() && risks.isEmpty()) {
            return;
        }
        heading("how it went, half height is the boundary");
        row++;
        if (!risks.isEmpty()) {
            page.text(row, 1, "probability", Tone.MUTED);
            SeriesLine.againstBoundary(page, row++, LABELS, width, risks, boundary(), Tone.CRITICAL);
        }
        if (!scores.isEmpty()) {
            page.text(row, 1, "score", Tone.MUTED);
            SeriesLine.againstBoundary(page, row++, LABELS, width, scores, 1, Tone.OVER);
        }
        times(Math.max(scores.before().size(), risks.before().size()), width);
        row++;
    }

    private double boundary() {
        IncidentStory.Risk worst = story.worst();
        return worst == null ? alert.getBoundary() : worst.boundary();
    }

    private void times(int cellsBefore, int width) {
        String from = TimeText.seconds(story.stretch().from(), zone);
        String start = TimeText.seconds(story.stretch().start(), zone);
        String to = TimeText.seconds(story.stretch().to(), zone);
        int startAt = LABELS + cellsBefore;
        int column = LABELS;
        if (startAt - LABELS > from.length()) {
            column = page.text(row, LABELS, from, Tone.MUTED);
        }
        int after = page.text(row, Math.max(column + 1, Math.min(startAt, page.width() - 18)), start, Tone.STRONG);
        if (after + 2 + to.length() <= LABELS + width) {
            page.text(row, after + 2, "to " + to, Tone.MUTED);
        }
        row++;
    }

    private void others() {
        if (story.others().isEmpty()) {
            return;
        }
        heading("other incidents of " + alert.getEntity() + " within a day");
        row++;
        for (Alert other : story.others().stream().limit(MOST_OTHERS).toList()) {
            Instant end = other.getResolvedAt();
            String lasted =
                    end == null ? "open" : "after " + DurationText.words(Duration.between(other.getStartedAt(), end));
            int column = page.text(row, 1, TimeText.full(other.getStartedAt(), zone), Tone.MUTED);
            page.fit(row, column + 2, 8, lower(other.getKind()), Tone.TEXT);
            page.text(row, 32, "peak " + IncidentText.level(other.getKind(), other.getPeak()), Tone.TEXT);
            page.fit(row++, 45, page.width() - 45, lasted, end == null ? Tone.OVER : Tone.GOOD);
        }
        int more = story.others().size() - MOST_OTHERS;
        if (more > 0) {
            page.text(row++, 1, "and " + more + " more", Tone.MUTED);
        }
        row++;
    }

    private void next() {
        heading("what to do next");
        row++;
        List<NextSteps.Step> steps = NextSteps.of(story, options);
        int widest =
                steps.stream().mapToInt(step -> step.command().length()).max().orElse(0);
        for (NextSteps.Step step : steps) {
            page.fit(row, 1, page.width() - 1, step.command(), Tone.ACCENT);
            int column = widest + 4;
            if (column + step.purpose().length() > page.width()) {
                row++;
                column = 5;
            }
            page.fit(row++, column, page.width() - column, step.purpose(), Tone.MUTED);
        }
    }

    private void heading(String text) {
        page.text(row, 0, text, Tone.STRONG);
    }

    private static String lower(AlertKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
