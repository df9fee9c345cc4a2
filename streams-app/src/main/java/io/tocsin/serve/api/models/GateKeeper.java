package io.tocsin.serve.api.models;

import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.MalformedArtifactException;
import io.tocsin.gate.GateRule;
import io.tocsin.gate.GateVerdict;
import io.tocsin.gate.PromotionCheck;
import io.tocsin.rollout.ChangeNote;
import io.tocsin.rollout.DecisionLog;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.rollout.RolloutFailedException;
import io.tocsin.rollout.RolloutRefusedException;
import io.tocsin.serve.http.RefusedRequestException;
import io.tocsin.topics.TopicNotFoundException;
import io.tocsin.trainer.NothingToTrainOnException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/**
 * Asks the gate for somebody who waits at the other end of a connection: one at a time, and not for ever.
 *
 * <p>Thread-safe.
 */
final class GateKeeper {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ALL_THE_SAME = "; promote it all the same with \"ungated\": true";

    private final PromotionCheck check;
    private final DecisionLog decisions;
    private final ExecutorService threads;
    private final Semaphore turn = new Semaphore(1);

    GateKeeper(PromotionCheck check, DecisionLog decisions, ExecutorService threads) {
        this.check = check;
        this.decisions = decisions;
        this.threads = threads;
    }

    /**
     * Passes where nobody judges yet, or {@code challenger} does already.
     *
     * @return the figures that it passed with; none where it was not asked
     * @throws RefusedRequestException if it does not pass; the history tells so, too
     */
    Map<String, Double> require(ModelInventory models, ModelId challenger, ChangeNote note)
            throws RefusedRequestException, InterruptedException {
        Optional<PromotionCheck.Outcome> asked = ask(models, challenger);
        if (asked.isEmpty()) {
            return Map.of();
        }
        GateVerdict verdict = asked.get().verdict();
        if (!verdict.passed()) {
            keepBack(asked.get(), note);
            throw ModelChanges.conflict(asked.get().refusal() + "; " + reasons(verdict) + ALL_THE_SAME);
        }
        return verdict.figures();
    }

    private Optional<PromotionCheck.Outcome> ask(ModelInventory models, ModelId challenger)
            throws RefusedRequestException, InterruptedException {
        if (!turn.tryAcquire()) {
            throw RefusedRequestException.busy("the gate is still busy with another version");
        }
        Future<Optional<PromotionCheck.Outcome>> asked = threads.submit(() -> {
            try {
                return check.ask(models, challenger);
            } finally {
                turn.release();
            }
        });
        try {
            return asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw RefusedRequestException.away("gate needs more than " + PATIENCE.toSeconds()
                    + " s for so many ticks; take the command line: tocsin models promote " + challenger);
        } catch (ExecutionException e) {
            throw refusal(e.getCause() == null ? e : e.getCause());
        }
    }

    private static RefusedRequestException refusal(Throwable cause) {
        if (cause instanceof NothingToTrainOnException) {
            return ModelChanges.conflict("no ticks to compare with the champion on" + ALL_THE_SAME);
        }
        if (cause instanceof KafkaException || cause instanceof TopicNotFoundException) {
            return RefusedRequestException.away("gate cannot read the ticks: reason=" + cause.getMessage());
        }
        if (cause instanceof RolloutRefusedException || cause instanceof MalformedArtifactException) {
            return ModelChanges.conflict("gate cannot compare: reason=" + cause.getMessage() + ALL_THE_SAME);
        }
        throw new IllegalStateException("gate failed", cause);
    }

    private void keepBack(PromotionCheck.Outcome outcome, ChangeNote note)
            throws RefusedRequestException, InterruptedException {
        ChangeNote told = new ChangeNote(note.by(), outcome.reason(), note.at());
        try {
            decisions.keptBack(outcome.challenger(), told, outcome.verdict().figures());
        } catch (RolloutFailedException e) {
            throw RefusedRequestException.away(String.valueOf(e.getMessage()));
        }
    }

    private static String reasons(GateVerdict verdict) {
        return verdict.rules().stream()
                .filter(rule -> !rule.passed())
                .map(GateKeeper::reason)
                .collect(Collectors.joining("; "));
    }

    private static String reason(GateRule rule) {
        return String.format(
                Locale.ROOT,
                "%s: challenger=%.4f champion=%.4f at most=%.4f",
                rule.name(),
                rule.challenger(),
                rule.champion(),
                rule.allowed());
    }
}
