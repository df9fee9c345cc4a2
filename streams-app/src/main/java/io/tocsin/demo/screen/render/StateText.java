package io.tocsin.demo.screen.render;

import io.tocsin.demo.screen.view.EntityRow;
import io.tocsin.demo.screen.view.Learning;
import io.tocsin.terminal.draw.Level;
import io.tocsin.terminal.draw.Tone;
import org.jspecify.annotations.Nullable;

/** The state of an entity in words. Thread-safe. */
record StateText(String text, Tone tone) {
    static StateText of(EntityRow row, FleetColumns columns) {
        return switch (row.state()) {
            case OK -> new StateText("ok", Level.isNear(row.score(), 1) ? Tone.NEAR : Tone.GOOD);
            case WARMING_UP -> new StateText("warming up", Tone.ACCENT);
            case NO_MODEL -> new StateText("no model", Tone.MUTED);
            case LEARNING -> new StateText(learning(row.learning(), columns), Tone.ACCENT);
            case BEYOND_LIMIT -> new StateText(columns.roomy() ? " BEYOND LIMIT " : "LIMIT", Tone.BADGE_OVER);
            case ANOMALY -> new StateText(columns.roomy() ? " ANOMALY " : "ANOMALY", Tone.BADGE_OVER);
            case FAILURE_AHEAD ->
                new StateText(columns.roomy() ? " FAILURE ahead " : "FAILURE ahead", Tone.BADGE_CRITICAL);
        };
    }

    private static String learning(@Nullable Learning learning, FleetColumns columns) {
        if (learning == null) {
            return "learning";
        }
        if (columns.stateHasSentence()) {
            return "learning " + learning.ticks() + " of " + learning.needed() + " ticks";
        }
        return (columns.roomy() ? "learning " : "learn ") + learning.ticks() + "/" + learning.needed();
    }
}
