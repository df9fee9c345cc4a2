package io.tocsin.cli;

import io.tocsin.alert.AlertId;
import io.tocsin.alert.Thresholds;
import io.tocsin.config.TocsinConfig;
import io.tocsin.feedback.FeedbackHistory;
import io.tocsin.feedback.FeedbackWriter;
import io.tocsin.feedback.Said;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Feedback;
import java.time.Instant;
import java.util.Locale;

/**
 * Takes what a person says of an alert, and tells what follows from it.
 *
 * <p>Confined to one thread.
 */
final class FeedbackDesk {
    private final FeedbackWriter writer;
    private final FeedbackHistory history;
    private final Output output;

    FeedbackDesk(TocsinConfig config, Installation installation, Output output) {
        this.writer = new FeedbackWriter(config, installation.topics(), installation.schemas());
        this.history = FeedbackHistory.read(config, installation.topics(), installation.schemas());
        this.output = output;
    }

    /** @throws CommandFailedException if it is over */
    void acknowledge(Alert alert, Said said) throws InterruptedException {
        if (isOver(alert)) {
            throw new CommandFailedException("alert is over, there is nothing to take care of: alert=" + alert.getId()
                    + " resolvedAt=" + alert.getResolvedAt());
        }
        writer.acknowledge(idOf(alert), said);
        output.line("acknowledged " + alert.getId() + " by " + said.by());
        output.line(
                alert.getKind() == AlertKind.NO_DATA
                        ? "it is noted; alerts of silence do not name who has taken them"
                        : "every message about it names " + said.by() + " from now on");
    }

    void falseAlarm(Alert alert, Said said) throws InterruptedException {
        Feedback feedback = writer.falseAlarm(idOf(alert), isOver(alert) ? alert.getResolvedAt() : null, said);
        output.line("false alarm " + alert.getId() + " by " + said.by());
        if (history.thresholds(feedback.getEntity()).hasHeard(feedback)) {
            output.line("it was said before: nothing follows from it");
            return;
        }
        output.line(ending(alert));
        tellBoundary(feedback);
        output.line("its stretch is labelled: the next model learns it as normal");
    }

    private static String ending(Alert alert) {
        if (isOver(alert)) {
            return "it is over since " + alert.getResolvedAt();
        }
        return alert.getKind() == AlertKind.NO_DATA
                ? "it ends when data comes again"
                : "it ends now, and opens again only when it gets worse or has calmed down before";
    }

    void missed(String entity, AlertKind kind, Instant from, Instant to, Said said) throws InterruptedException {
        Feedback feedback = writer.missed(entity, kind, from, to, said);
        output.line("missed " + lower(kind) + " of " + entity + " from " + from + " to " + to + " by " + said.by());
        if (history.thresholds(entity).hasHeard(feedback)) {
            output.line("it was said before: nothing follows from it");
            return;
        }
        tellBoundary(feedback);
        output.line(
                kind == AlertKind.FAILURE
                        ? "the stretch is labelled: the next model learns what went before it"
                        : "the stretch is labelled: the next model does not learn it as normal");
    }

    /** As this configuration has it; that of the running instances may be another. */
    private void tellBoundary(Feedback feedback) {
        AlertKind kind = feedback.getAlertKind();
        Thresholds before = history.thresholds(feedback.getEntity());
        double from = before.factor(kind);
        double to = history.after(before, feedback).factor(kind);
        if (kind == AlertKind.LIMIT || kind == AlertKind.NO_DATA) {
            output.line("no boundary moves: it is the configuration's own word");
            return;
        }
        String what = kind == AlertKind.FAILURE ? "odds of the boundary of " : "boundary of ";
        String change = from == to
                ? " stays at " + factor(to) + ", as far as it goes"
                : (to > from ? " rises" : " falls") + " from " + factor(from) + " to " + factor(to);
        output.line(what + feedback.getEntity() + " for " + lower(kind) + change + " (times the model's)");
    }

    private static String factor(double factor) {
        return String.format(Locale.ROOT, "%.2f", factor);
    }

    private static boolean isOver(Alert alert) {
        return alert.getState() == AlertState.RESOLVED;
    }

    private static AlertId idOf(Alert alert) {
        return new AlertId(alert.getEntity(), alert.getKind(), alert.getStartedAt());
    }

    private static String lower(AlertKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
