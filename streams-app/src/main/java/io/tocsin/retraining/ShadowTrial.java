package io.tocsin.retraining;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.gate.GateVerdict;
import io.tocsin.gate.PromotionGate;
import io.tocsin.schemas.Deployment;
import io.tocsin.trainer.TopicTrainingSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of a version in the shadow, and the gate's word at its end. The gate sees only ticks that came after those that the version learned from. All
 * that is needed is in the models topic, so whoever comes along can carry on with it: the same trainer after a crash, or another one.
 *
 * <p>Confined to one thread.
 */
final class ShadowTrial {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowTrial.class);
    /** Beyond the warm-up; fewer would be judged by chance. */
    private static final int LEAST_TICKS = 30;

    private final PromotionGate gate;
    private final PublishedModels models;
    private final TopicTrainingSource ticks;
    private final long shadowTicks;
    private @Nullable Model challenger;

    ShadowTrial(TocsinConfig config, Duration shadowFor, PublishedModels models, TopicTrainingSource ticks) {
        this.gate = new PromotionGate(config);
        this.models = models;
        this.ticks = ticks;
        this.shadowTicks = Math.max(
                shadowFor.toMillis() / config.ticks().duration().toMillis(),
                config.window().warmupTicks() + LEAST_TICKS);
    }

    /** The gate's word on the version in the shadow; empty while it is too early. */
    Optional<GateVerdict> verdict(ModelId shadow, Deployment deployment, long newestTick) {
        Model next = challenger(shadow);
        long firstTick = next.provenance().endTick();
        if (newestTick < firstTick + shadowTicks) {
            return Optional.empty();
        }
        Optional<TrainingData> stretch = PromotionGate.newest(ticks.load(deployment.getSelector()), firstTick);
        if (stretch.isEmpty()) {
            return Optional.empty();
        }
        Model champion = models.read(new ModelId(shadow.name(), deployment.getChampion()));
        return Optional.of(gate.judge(champion, next, stretch.get()));
    }

    private Model challenger(ModelId id) {
        Model known = challenger;
        if (known == null || !known.id().equals(id)) {
            known = models.read(id);
            challenger = known;
            long end = known.provenance().endTick() + shadowTicks;
            LOG.info(
                    "gate is asked when the entities are so far: model={} time={}",
                    id,
                    Instant.ofEpochMilli(end * known.tickDurationMs()));
        }
        return known;
    }
}
