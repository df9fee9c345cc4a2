package io.tocsin.retraining;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.gate.GateVerdict;
import io.tocsin.schemas.Deployment;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is to be done next for one model, and has it done.
 *
 * <p>Nothing that matters is remembered beyond one look: each decision follows from what the topics say.
 *
 * <p>Confined to one thread.
 */
final class NextStep {
    private static final Logger LOG = LoggerFactory.getLogger(NextStep.class);

    private final String model;
    private final String firstSelector;
    private final RetrainSettings settings;
    private final RetrainTrigger trigger;
    private final Lookout lookout;
    private final NewVersion newVersion;
    private final ShadowTrial trial;
    private final TrainerRollout rollout;
    private final ChallengerSlot slot = new ChallengerSlot();
    private Instant lastTried = Instant.MIN;
    private String passed = "";
    private String said = "";

    NextStep(
            TocsinConfig config,
            RetrainSettings settings,
            Lookout lookout,
            NewVersion newVersion,
            ShadowTrial trial,
            TrainerRollout rollout) {
        this.model = config.train().model();
        this.firstSelector = config.train().selector();
        this.settings = settings;
        this.trigger = new RetrainTrigger(settings.every(), settings.driftFor());
        this.lookout = lookout;
        this.newVersion = newVersion;
        this.trial = trial;
        this.rollout = rollout;
    }

    /**
     * Looks once.
     *
     * @return false if there is no use in looking again soon
     */
    boolean take(Instant now) throws InterruptedException {
        lookout.refresh();
        Deployment deployment = lookout.deployment();
        if (deployment == null) {
            return makeFirst(now);
        }
        return switch (slot.of(deployment, now)) {
            case FREE -> trainWhenDue(deployment, now);
            case TRAINERS -> isSettled(deployment) ? trainWhenDue(deployment, now) : judge(deployment);
            case TAKEN -> {
                say("waiting, somebody tries another version: model=" + model + " canary=" + deployment.getCanary()
                        + " shadow=" + deployment.getShadow() + " activate at=" + deployment.getActivateAt() + " by="
                        + deployment.getChangedBy());
                yield true;
            }
        };
    }

    /** Whether all that is left to do for the shadow is up to a person. */
    private boolean isSettled(Deployment deployment) {
        return passed.equals(deployment.getShadow()) && !mayPromote(deployment);
    }

    private boolean mayPromote(Deployment deployment) {
        return settings.promotes() && !deployment.getPinned();
    }

    private boolean makeFirst(Instant now) throws InterruptedException {
        if (!settings.promotes()) {
            say("waiting, nothing judges yet and nothing may be promoted: model=" + model
                    + "; deploy a first version: tocsin train");
        } else if (lookout.span() < newVersion.minTicks()) {
            say("waiting for ticks for a first version: model=" + model + " needs=" + newVersion.minTicks());
        } else if (!now.isBefore(lastTrained().plus(settings.driftFor()))) {
            return train(null, Optional.empty(), "first version", now);
        }
        return true;
    }

    private boolean trainWhenDue(Deployment deployment, Instant now) throws InterruptedException {
        Optional<Drift> drift = lookout.drift();
        Optional<String> reason = trigger.due(now, lastTrained(), drift);
        return reason.isEmpty() || train(deployment, drift, reason.get(), now);
    }

    /** A training that came to nothing counts, or it would be tried again at once. */
    private Instant lastTrained() {
        Instant published = lookout.lastTrained().orElse(Instant.EPOCH);
        return published.isAfter(lastTried) ? published : lastTried;
    }

    private boolean train(@Nullable Deployment before, Optional<Drift> drift, String reason, Instant now)
            throws InterruptedException {
        String selector = before == null ? firstSelector : before.getSelector();
        Optional<TrainingData> data = newVersion.data(selector, lookout.incidents(), drift);
        if (data.isEmpty()) {
            say("waiting, too few clean ticks: model=" + model + " selector=" + selector + " needs="
                    + newVersion.minTicks() + " reason=" + reason);
            return false;
        }
        lastTried = now;
        ModelId made = newVersion.make(data.get(), reason);
        if (before == null) {
            rollout.deployFirst(made, selector, reason);
        } else {
            rollout.shadow(made, before, reason);
        }
        return true;
    }

    private boolean judge(Deployment deployment) throws InterruptedException {
        ModelId shadow = new ModelId(model, String.valueOf(deployment.getShadow()));
        Optional<GateVerdict> verdict = trial.verdict(shadow, deployment, lookout.newestTick());
        if (verdict.isEmpty()) {
            return true;
        }
        if (!verdict.get().passed()) {
            rollout.keepBack(shadow, deployment, verdict.get());
        } else if (mayPromote(deployment)) {
            rollout.promote(shadow, deployment, verdict.get());
        } else {
            passed = shadow.version();
            say("passed and stays in the shadow, " + (deployment.getPinned() ? "the model is pinned" : "as asked for")
                    + ": model=" + shadow + " gate: " + VerdictText.ofRules(verdict.get()));
        }
        return true;
    }

    /** The same thing once. */
    private void say(String what) {
        if (!what.equals(said)) {
            said = what;
            LOG.info(what);
        }
    }
}
