package io.tocsin.console.explain;

import io.tocsin.alert.AlertTitle;
import io.tocsin.console.explain.IncidentStory.Risk;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.terminal.text.DurationText;
import io.tocsin.terminal.text.NumberText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An incident in words. Stateless, thread-safe. */
final class IncidentText {
    private IncidentText() {}

    /** {@code shop/berlin is likely to fail within 5 min}. */
    static String title(IncidentStory story) {
        return AlertTitle.of(story.alert(), within(horizon(story)));
    }

    private static @Nullable Duration horizon(IncidentStory story) {
        Risk worst = story.worst();
        return worst == null ? horizon(story.alert()) : worst.horizon();
    }

    private static @Nullable Duration horizon(Alert alert) {
        Integer seconds = alert.getHorizonSeconds();
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static String within(@Nullable Duration horizon) {
        return horizon == null ? "" : " within " + DurationText.words(horizon);
    }

    /** What its level is a level of. */
    static String measure(AlertKind kind) {
        return switch (kind) {
            case FAILURE -> "probability";
            case ANOMALY -> "score";
            case LIMIT, NO_DATA, BLIND -> "how far";
        };
    }

    /** {@code 0.87}, {@code 41 %} or {@code 3.2 times}. */
    static String level(AlertKind kind, double level) {
        return switch (kind) {
            case FAILURE -> NumberText.percent(level);
            case ANOMALY -> NumberText.score(level);
            case LIMIT, NO_DATA, BLIND -> times(level);
        };
    }

    /** The level now and at its worst, beside the boundary. */
    static String levels(IncidentStory story) {
        Alert alert = story.alert();
        Risk worst = story.worst();
        String now = level(alert.getKind(), alert.getLevel());
        if (worst != null) {
            return NumberText.percent(worst.probability()) + " within " + DurationText.words(worst.horizon())
                    + ", alert from " + NumberText.percent(worst.boundary()) + " on; "
                    + (story.isOpen() ? "now " : "last ") + now + within(horizon(alert));
        }
        String when = story.isOpen() ? " now, " : " at last, ";
        String peak = level(alert.getKind(), alert.getPeak()) + " at its worst";
        return switch (alert.getKind()) {
            case FAILURE, ANOMALY ->
                now + when + peak + ", alert from " + level(alert.getKind(), alert.getBoundary()) + " on";
            case LIMIT -> now + " its limit" + when + peak;
            case NO_DATA -> now + " as long as it may be silent" + when + peak;
            case BLIND -> now + " as long as nothing may be judged" + when + peak;
        };
    }

    /** What {@code expected} of a contributor is. */
    static String comparedWith(AlertKind kind) {
        return switch (kind) {
            case FAILURE -> "usual";
            case LIMIT -> "limit";
            case ANOMALY, NO_DATA -> "expected";
            case BLIND -> "patience";
        };
    }

    static String judge(Alert alert) {
        return switch (alert.getKind()) {
            case FAILURE, ANOMALY -> "model " + alert.getModel() + " " + alert.getVersion();
            case LIMIT -> "fixed limits of the configuration, while no model judges it";
            case NO_DATA -> "the clock";
            case BLIND -> "Tocsin, of itself";
        };
    }

    /** What the level says, for somebody who was asleep a minute ago. */
    static String meaning(IncidentStory story) {
        Alert alert = story.alert();
        Risk worst = story.worst();
        double peak = worst == null ? alert.getPeak() : worst.probability();
        return switch (alert.getKind()) {
            case FAILURE ->
                "of 100 such moments " + Math.round(peak * 100) + " are followed by a failure" + within(horizon(story));
            case ANOMALY -> times(alert.getPeak() / alert.getBoundary()) + " as far from the forecast as it may be";
            case LIMIT -> "a number that is never right, whatever is usual for this entity";
            case NO_DATA -> "nobody can tell how it does; the collector or the entity is down";
            case BLIND -> "nothing is judged: however bad things are, no other alert tells of it";
        };
    }

    private static String times(double factor) {
        return NumberText.plain(Math.rint(factor * 10) / 10) + " times";
    }

    static String state(IncidentStory story) {
        Alert alert = story.alert();
        String who = alert.getAcknowledgedBy();
        if (!story.isOpen()) {
            var ending = alert.getEnding();
            return "resolved"
                    + (ending == null
                            ? ""
                            : switch (ending) {
                                case RECOVERED -> ", it recovered";
                                case FALSE_ALARM -> ", it was a false alarm";
                                case FORGOTTEN -> ", the entity is taken for gone";
                            });
        }
        return who == null ? "open, nobody has taken it" : "open, taken by " + who;
    }
}
