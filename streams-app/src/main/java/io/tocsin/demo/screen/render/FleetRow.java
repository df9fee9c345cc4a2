package io.tocsin.demo.screen.render;

import io.tocsin.demo.screen.render.FleetColumns.Span;
import io.tocsin.demo.screen.view.EntityRow;
import io.tocsin.demo.screen.view.EntityState;
import io.tocsin.demo.screen.view.FailureOutlook;
import io.tocsin.demo.screen.view.Source;
import io.tocsin.terminal.draw.Level;
import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.ScoreBar;
import io.tocsin.terminal.draw.Sparkline;
import io.tocsin.terminal.draw.Tone;
import io.tocsin.terminal.text.DurationText;
import io.tocsin.terminal.text.Explanation;
import io.tocsin.terminal.text.ExplanationText;
import io.tocsin.terminal.text.NumberText;

/** One entity in the fleet table. Confined to one thread. */
record FleetRow(Region region, int row, FleetColumns columns) {
    void draw(EntityRow entity) {
        name(entity);
        StateText state = StateText.of(entity, columns);
        region.fit(row, columns.state().column(), columns.state().width(), state.text(), state.tone());
        score(entity);
        failure(entity);
        explanation(entity);
        String version = entity.version();
        if (version != null) {
            region.fit(
                    row,
                    columns.version().column() + Math.max(0, columns.version().width() - version.length()),
                    columns.version().width(),
                    version,
                    Tone.MODEL);
        }
    }

    private void name(EntityRow entity) {
        boolean alert = entity.state().isAlert();
        if (alert) {
            region.put(row, 0, '▌', entity.state() == EntityState.FAILURE_AHEAD ? Tone.CRITICAL : Tone.OVER);
        }
        Span name = columns.entity();
        region.fit(row, name.column(), name.width(), entity.entity(), alert ? Tone.STRONG : Tone.TEXT);
        boolean live = entity.source() == Source.LIVE;
        String source =
                columns.roomy() ? entity.source().label() : entity.source().shortLabel();
        region.text(row, columns.source().column(), source, live ? Tone.ACCENT : Tone.MUTED);
    }

    private void score(EntityRow entity) {
        double score = entity.score();
        Tone tone = Double.isNaN(score) ? Tone.MUTED : score >= 1 ? Tone.OVER_STRONG : Level.ofScore(score);
        region.textBefore(row, columns.score().end(), NumberText.score(score), tone);
        ScoreBar.draw(region, row, columns.bar().column(), columns.bar().width(), score);
        Sparkline.draw(region, row, columns.scores().column(), columns.scores().width(), entity.scores());
    }

    private void failure(EntityRow entity) {
        FailureOutlook failure = entity.failure();
        if (failure == null) {
            region.textBefore(row, columns.failure().end(), NumberText.UNKNOWN, Tone.MUTED);
            return;
        }
        Tone tone = Level.ofProbability(failure.probability(), failure.boundary());
        String percent = NumberText.percent(failure.probability());
        if (columns.failureHasHorizon()) {
            int end = region.textBefore(
                    row, columns.failure().end(), " within " + DurationText.words(failure.horizon()), Tone.MUTED);
            region.textBefore(row, end, percent, strong(tone));
        } else {
            region.textBefore(row, columns.failure().end(), percent, strong(tone));
        }
    }

    private void explanation(EntityRow entity) {
        Explanation explanation = entity.explanation();
        Span span = columns.explanation();
        if (explanation == null || span.width() <= 0) {
            return;
        }
        Tone tone = entity.state().isAlert() ? Tone.TEXT : Tone.MUTED;
        String full = ExplanationText.full(explanation);
        String brief = ExplanationText.brief(explanation);
        String fitting = full.length() <= span.width()
                ? full
                : brief.length() <= span.width() ? brief : ExplanationText.actual(explanation);
        region.fit(row, span.column(), span.width(), fitting, tone);
    }

    private static Tone strong(Tone tone) {
        return tone == Tone.CRITICAL ? Tone.CRITICAL_STRONG : tone;
    }
}
