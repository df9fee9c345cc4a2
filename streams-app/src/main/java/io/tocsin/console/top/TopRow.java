package io.tocsin.console.top;

import io.tocsin.console.top.TopColumns.Span;
import io.tocsin.fleet.EntityLine;
import io.tocsin.fleet.EntityLine.Outlook;
import io.tocsin.fleet.Standing;
import io.tocsin.terminal.draw.Level;
import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.ScoreBar;
import io.tocsin.terminal.draw.Sparkline;
import io.tocsin.terminal.draw.Tone;
import io.tocsin.terminal.text.DurationText;
import io.tocsin.terminal.text.Explanation;
import io.tocsin.terminal.text.ExplanationText;
import io.tocsin.terminal.text.NumberText;
import java.time.Duration;

/** One entity in the table. Confined to one thread. */
record TopRow(Region region, int row, TopColumns columns) {
    void draw(EntityLine line) {
        boolean incident = line.standing().isIncident();
        if (incident) {
            region.put(row, 0, '▌', isCritical(line) ? Tone.CRITICAL : Tone.OVER);
        }
        fit(columns.entity(), line.entity(), incident ? Tone.STRONG : Tone.TEXT);
        standing(line);
        Duration lasts = line.lasts();
        if (lasts != null) {
            before(columns.since(), DurationText.brief(lasts), Tone.TEXT);
        }
        score(line);
        fails(line);
        because(line, incident);
        String version = line.version();
        if (version != null && columns.version().width() > 0) {
            Span by = columns.version();
            int start = by.column() + Math.max(0, by.width() - version.length());
            region.fit(row, start, by.width(), version, Tone.MODEL);
        }
    }

    private static boolean isCritical(EntityLine line) {
        return line.standing().compareTo(Standing.NO_DATA) <= 0;
    }

    private void standing(EntityLine line) {
        String text =
                switch (line.standing()) {
                    case BLIND -> "BLIND";
                    case FAILURE -> columns.roomy() ? "FAILURE ahead" : "FAILURE";
                    case NO_DATA -> "NO DATA";
                    case ANOMALY -> "ANOMALY";
                    case LIMIT -> columns.roomy() ? "BEYOND LIMIT" : "LIMIT";
                    case UNHEARD -> "no score";
                    case OK -> "ok";
                    case WARMING_UP -> "warming up";
                    case NO_MODEL -> "no model";
                };
        boolean incident = line.standing().isIncident();
        // The badge says that it burns; one that somebody has taken burns no longer.
        String shown = incident && columns.roomy() && !line.acknowledged() ? " " + text + " " : text;
        fit(columns.standing(), shown + (line.acknowledged() ? " ✓" : ""), tone(line));
    }

    private static Tone tone(EntityLine line) {
        return switch (line.standing()) {
            case BLIND, FAILURE, NO_DATA -> line.acknowledged() ? Tone.CRITICAL : Tone.BADGE_CRITICAL;
            case ANOMALY, LIMIT -> line.acknowledged() ? Tone.OVER : Tone.BADGE_OVER;
            case UNHEARD -> Tone.NEAR;
            case OK -> Level.isNear(line.score(), line.boundary()) ? Tone.NEAR : Tone.GOOD;
            case WARMING_UP -> Tone.ACCENT;
            case NO_MODEL -> Tone.MUTED;
        };
    }

    /** The bar and the line of the last scores show them as shares of the entity's own boundary. */
    private void score(EntityLine line) {
        double share = line.score() / line.boundary();
        Tone tone = Double.isNaN(share) ? Tone.MUTED : share >= 1 ? Tone.OVER_STRONG : Level.ofScore(share);
        before(columns.score(), NumberText.score(line.score()), tone);
        if (columns.bar().width() > 0) {
            ScoreBar.draw(region, row, columns.bar().column(), columns.bar().width(), share);
        }
        if (columns.scores().width() > 0) {
            Sparkline.draw(
                    region, row, columns.scores().column(), columns.scores().width(), line.scores());
        }
    }

    private void fails(EntityLine line) {
        Outlook outlook = line.outlook();
        if (outlook == null) {
            before(columns.fails(), NumberText.UNKNOWN, Tone.MUTED);
            return;
        }
        Tone tone = Level.ofProbability(outlook.probability(), outlook.boundary());
        int end = columns.fails().end();
        if (columns.roomy()) {
            end = region.textBefore(row, end, " within " + DurationText.words(outlook.horizon()), Tone.MUTED);
        }
        if (!columns.roomy() && columns.withHorizon()) {
            String within = DurationText.brief(outlook.horizon()).replace(" ", "");
            end = region.textBefore(row, end, " ≤" + within, Tone.MUTED);
        }
        String percent = NumberText.percent(outlook.probability());
        region.textBefore(row, end, percent, tone == Tone.CRITICAL ? Tone.CRITICAL_STRONG : tone);
    }

    private void because(EntityLine line, boolean incident) {
        Explanation because = line.because();
        Span span = columns.because();
        if (because == null || span.width() == 0) {
            return;
        }
        String full = ExplanationText.full(because);
        String brief = ExplanationText.brief(because);
        String fitting = full.length() <= span.width()
                ? full
                : brief.length() <= span.width() ? brief : ExplanationText.actual(because);
        fit(span, fitting, incident ? Tone.TEXT : Tone.MUTED);
    }

    private void fit(Span span, String text, Tone tone) {
        region.fit(row, span.column(), span.width(), text, tone);
    }

    private void before(Span span, String text, Tone tone) {
        region.textBefore(row, span.end(), text, tone);
    }
}
