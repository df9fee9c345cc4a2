package io.tocsin.retraining;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.learning.TrainingDivergedException;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.gate.GateVerdict;
import io.tocsin.rollout.RolloutFailedException;
import io.tocsin.rollout.RolloutRefusedException;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicReader;
import io.tocsin.trainer.NothingToTrainOnException;
import io.tocsin.trainer.PublishFailedException;
import io.tocsin.trainer.TopicTrainingSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one model, trains it anew when it is time, and sees the new version through the shadow and the gate.
 *
 * <p>Nothing that matters is remembered beyond one look: each decision follows from what the topics say. So it may be killed at any time, and several
 * may watch the same model; every change is a compare and set on the deployment that was looked at.
 *
 * <p>{@link #run} is confined to one thread; {@link #close} may be called by any.
 */
public final class Retrainer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retrainer.class);
    private static final Duration PACE = Duration.ofSeconds(1);
    /** After what came to nothing; it takes all the ticks to find out. */
    private static final Duration BREATHER = Duration.ofMinutes(1);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final String model;
    private final String firstSelector;
    private final RetrainSettings settings;
    private final RetrainTrigger trigger;
    private final Lookout lookout;
    private final NewVersion newVersion;
    private final ShadowTrial trial;
    private final TrainerRollout rollout;
    private final Set<String> ours = new HashSet<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private Instant lastTried = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private String passed = "";
    private String said = "";

    /**
     * Of the model that {@code config} trains; opens connections.
     *
     * @throws io.tocsin.topics.TopicNotFoundException if the scores or the models topic is missing
     */
    public Retrainer(
            TocsinConfig config, RetrainSettings settings, Topics topics, SchemaRegistry schemas, ModelMaker maker) {
        Map<String, Object> clients = config.kafka().clientConfiguration();
        TopicReader reader = new TopicReader(clients);
        TopicTrainingSource ticks = new TopicTrainingSource(
                reader, topics, schemas, config.ticks().duration().toMillis());
        PublishedModels models = new PublishedModels(reader, topics.models().name(), new ModelTopicSerde(schemas));
        this.model = config.train().model();
        this.firstSelector = config.train().selector();
        this.settings = settings;
        this.trigger = new RetrainTrigger(settings.every(), settings.driftFor());
        this.newVersion = new NewVersion(config, ticks, maker);
        this.trial = new ShadowTrial(config, settings.shadowFor(), models, ticks);
        this.rollout = new TrainerRollout(clients, topics, schemas);
        this.lookout = new Lookout(config, settings, topics, schemas);
    }

    /** Watches until it is closed. */
    public void run() throws InterruptedException {
        try {
            do {
                lookOrWait(Instant.now());
            } while (!stop.await(PACE.toMillis(), TimeUnit.MILLISECONDS));
        } finally {
            lookout.close();
            ended.countDown();
        }
    }

    /** What may pass by itself is tried again; what judges goes on meanwhile. */
    private void lookOrWait(Instant now) throws InterruptedException {
        if (now.isBefore(notBefore)) {
            return;
        }
        try {
            look(now);
        } catch (RolloutFailedException
                | RolloutRefusedException
                | PublishFailedException
                | NothingToTrainOnException
                | TrainingDivergedException
                | KafkaException e) {
            LOG.warn("trying again in {} s: model={} reason={}", BREATHER.toSeconds(), model, e.getMessage());
            notBefore = now.plus(BREATHER);
        }
    }

    private void look(Instant now) throws InterruptedException {
        lookout.refresh();
        Deployment deployment = lookout.deployment();
        if (deployment == null) {
            makeFirst(now);
        } else if (isLeftAlone(deployment)) {
            say("waiting, somebody tries another version: model=" + model + " canary=" + deployment.getCanary()
                    + " shadow=" + deployment.getShadow() + " by=" + deployment.getChangedBy());
        } else if (deployment.getShadow() == null || isSettled(deployment)) {
            trainWhenDue(deployment, now);
        } else {
            judge(new ModelId(model, deployment.getShadow()), deployment);
        }
    }

    /** A shadow or canary that no trainer has put there. */
    private boolean isLeftAlone(Deployment deployment) {
        String shadow = deployment.getShadow();
        if (shadow != null && deployment.getChangedBy().equals(TrainerRollout.TRAINER)) {
            // Remembered: a person who pins the model meanwhile does not make the shadow his own.
            ours.add(shadow);
        }
        return deployment.getCanary() != null || (shadow != null && !ours.contains(shadow));
    }

    /** Whether all that is left to do for the shadow is up to a person. */
    private boolean isSettled(Deployment deployment) {
        return passed.equals(deployment.getShadow()) && !mayPromote(deployment);
    }

    private boolean mayPromote(Deployment deployment) {
        return settings.promotes() && !deployment.getPinned();
    }

    private void makeFirst(Instant now) throws InterruptedException {
        if (!settings.promotes()) {
            say("waiting, nothing judges yet and nothing may be promoted: model=" + model
                    + "; deploy a first version: tocsin train");
        } else if (lookout.span() < newVersion.minTicks()) {
            say("waiting for ticks for a first version: model=" + model + " needs=" + newVersion.minTicks());
        } else if (!now.isBefore(lastTrained().plus(settings.driftFor()))) {
            train(null, Optional.empty(), "first version", now);
        }
    }

    private void trainWhenDue(Deployment deployment, Instant now) throws InterruptedException {
        Optional<Drift> drift = lookout.drift();
        Optional<String> reason = trigger.due(now, lastTrained(), drift);
        if (reason.isPresent()) {
            train(deployment, drift, reason.get(), now);
        }
    }

    /** A training that came to nothing counts, or it would be tried again at once. */
    private Instant lastTrained() {
        Instant published = lookout.lastTrained().orElse(Instant.EPOCH);
        return published.isAfter(lastTried) ? published : lastTried;
    }

    private void train(@Nullable Deployment before, Optional<Drift> drift, String reason, Instant now)
            throws InterruptedException {
        String selector = before == null ? firstSelector : before.getSelector();
        Optional<TrainingData> data = newVersion.data(selector, lookout.incidents(), drift);
        if (data.isEmpty()) {
            notBefore = now.plus(BREATHER);
            say("waiting, too few clean ticks: model=" + model + " selector=" + selector + " needs="
                    + newVersion.minTicks() + " reason=" + reason);
            return;
        }
        lastTried = now;
        ModelId made = newVersion.make(data.get(), reason);
        if (before == null) {
            rollout.deployFirst(made, selector, reason);
        } else {
            rollout.shadow(made, before, reason);
        }
    }

    private void judge(ModelId shadow, Deployment deployment) throws InterruptedException {
        Optional<GateVerdict> verdict = trial.verdict(shadow, deployment, lookout.newestTick());
        if (verdict.isEmpty()) {
            return;
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
    }

    /** The same thing once. */
    private void say(String what) {
        if (!what.equals(said)) {
            said = what;
            LOG.info(what);
        }
    }

    /** Ends {@link #run} after what it is at, or after a few seconds without it: a training is not waited for. */
    @Override
    public void close() {
        stop.countDown();
        try {
            boolean unused = ended.await(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
