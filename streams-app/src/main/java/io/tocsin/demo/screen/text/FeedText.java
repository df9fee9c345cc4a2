package io.tocsin.demo.screen.text;

import io.tocsin.demo.screen.view.AlertChange;
import io.tocsin.demo.screen.view.FailureTruth;
import io.tocsin.demo.screen.view.FeedEntry;
import io.tocsin.demo.screen.view.ModelSwap;
import io.tocsin.demo.screen.view.Outcome;
import io.tocsin.terminal.text.DurationText;
import io.tocsin.terminal.text.ExplanationText;
import io.tocsin.terminal.text.NumberText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A feed entry in words. Thread-safe.
 *
 * @param subject the entity or the model
 * @param headline what happened
 * @param detail what explains it; may be empty
 * @param ending how long it lasted and what became of it; may be empty
 */
public record FeedText(String subject, String headline, String detail, String ending) {
    /** Words the entry. */
    public static FeedText of(FeedEntry entry) {
        if (entry instanceof AlertChange change) {
            return new FeedText(
                    change.entity(), headline(change), ExplanationText.list(change.explanations()), ending(change));
        }
        if (entry instanceof ModelSwap swap) {
            return swapped(swap);
        }
        FailureTruth truth = (FailureTruth) entry;
        Duration ahead = truth.announcedBefore();
        String ending = ahead == null ? "not announced" : "announced " + DurationText.words(ahead) + " ahead";
        return new FeedText(truth.entity(), truth.what(), "", ending);
    }

    private static FeedText swapped(ModelSwap swap) {
        String from = swap.fromVersion();
        String headline = from == null
                ? "model " + swap.toVersion() + " judges from here"
                : "model swapped " + from + " → " + swap.toVersion();
        String ending = swap.ticksWithoutScore() == 0
                ? "no tick without a score"
                : NumberText.count(swap.ticksWithoutScore()) + " ticks without a score";
        return new FeedText(swap.model(), headline, "", from == null ? "" : ending);
    }

    private static String headline(AlertChange change) {
        return switch (change.kind()) {
            case FAILURE -> failure(change);
            case ANOMALY -> anomaly(change);
            case LIMIT -> by(change, "beyond its limits", "still beyond its limits", "within its limits again");
            case NO_DATA -> by(change, "silent", "still silent", "heard again");
            case BLIND -> by(change, "blind: nothing is judged", "still blind", "sees again");
        };
    }

    private static String by(AlertChange change, String open, String updated, String resolved) {
        return switch (change.state()) {
            case OPEN -> open;
            case UPDATED -> updated;
            case RESOLVED -> resolved;
        };
    }

    private static String anomaly(AlertChange change) {
        String score = ": score " + NumberText.score(change.level());
        return by(change, "not as forecast" + score, "still not as forecast" + score, "as forecast again");
    }

    private static String failure(AlertChange change) {
        Duration horizon = change.horizon();
        String within = horizon == null ? "" : " within " + DurationText.words(horizon);
        String probability = ": " + NumberText.percent(change.level());
        return by(
                change,
                "failure likely" + within + probability,
                "failure still likely" + within + probability,
                "no failure in sight");
    }

    private static String ending(AlertChange change) {
        Duration lasted = change.lasted();
        String duration = lasted == null ? "" : "after " + DurationText.words(lasted);
        String outcome = outcome(change.outcome());
        return duration.isEmpty() || outcome.isEmpty() ? duration + outcome : duration + ", " + outcome;
    }

    private static String outcome(@Nullable Outcome outcome) {
        if (outcome == null) {
            return "";
        }
        Duration after = outcome.cameAfter();
        return after == null ? "did not come" : "came true " + DurationText.words(after) + " later";
    }
}
