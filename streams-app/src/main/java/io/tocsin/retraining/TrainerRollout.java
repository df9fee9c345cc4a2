package io.tocsin.retraining;

import io.tocsin.engine.ModelId;
import io.tocsin.gate.GateVerdict;
import io.tocsin.rollout.ChangeNote;
import io.tocsin.rollout.DecisionLog;
import io.tocsin.rollout.DeploymentChange;
import io.tocsin.rollout.DeploymentChangedException;
import io.tocsin.rollout.DeploymentWriter;
import io.tocsin.rollout.RolloutRefusedException;
import io.tocsin.rollout.VersionRetirement;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The changes of a deployment that a trainer makes, each by compare and set on what it was decided on. Whoever was slower changes nothing, and clears away
 * what it has published.
 *
 * <p>Confined to one thread.
 */
final class TrainerRollout {
    /** Who the trainer is, in deployments and events. */
    static final String TRAINER = "trainer";

    private static final Logger LOG = LoggerFactory.getLogger(TrainerRollout.class);

    private final DeploymentWriter deployments;
    private final VersionRetirement retirement;
    private final DecisionLog decisions;
    /** The last one stays to be looked at, those before would pile up. */
    private @Nullable ModelId keptBack;

    TrainerRollout(Map<String, Object> clientConfig, Topics topics, SchemaRegistry schemas) {
        this.deployments = new DeploymentWriter(clientConfig, topics, schemas);
        this.retirement = new VersionRetirement(clientConfig, topics, schemas);
        this.decisions = new DecisionLog(clientConfig, topics, schemas);
    }

    /** Makes {@code id} the first champion of its model. */
    void deployFirst(ModelId id, String selector, String reason) throws InterruptedException {
        ChangeNote note = note(reason);
        place(
                id,
                null,
                new DeploymentChange(id.name(), null, note)
                        .promote(id.version(), Optional.of(selector), Optional.empty()));
    }

    /** Puts {@code id} into the shadow, in place of an older one of the trainer's. */
    void shadow(ModelId id, Deployment before, String reason) throws InterruptedException {
        boolean isPlaced =
                place(id, before, new DeploymentChange(id.name(), before, note(reason)).shadow(id.version()));
        String relieved = before.getShadow();
        if (isPlaced && relieved != null) {
            retire(new ModelId(id.name(), relieved), "relieved in the shadow by " + id.version());
        }
    }

    private boolean place(ModelId id, @Nullable Deployment before, Deployment next) throws InterruptedException {
        try {
            deployments.replace(before, next);
            LOG.info(
                    "{}: model={} champion={} reason={}",
                    before == null ? "first version deployed" : "new version in the shadow",
                    id,
                    next.getChampion(),
                    next.getReason());
            return true;
        } catch (DeploymentChangedException | RolloutRefusedException e) {
            LOG.info("version is not wanted any longer: model={} because={}", id, e.getMessage());
            retire(id, "deployment was changed while it was trained");
            return false;
        }
    }

    /** Makes {@code id} the champion. */
    void promote(ModelId id, Deployment before, GateVerdict verdict) throws InterruptedException {
        String reason = before.getReason() + "; " + VerdictText.summary(verdict);
        try {
            Deployment next = new DeploymentChange(id.name(), before, note(reason))
                    .promote(id.version(), Optional.empty(), Optional.empty());
            deployments.replace(before, next, verdict.figures());
            LOG.info("promoted: model={} before={} gate: {}", id, before.getChampion(), VerdictText.ofRules(verdict));
        } catch (DeploymentChangedException | RolloutRefusedException e) {
            LOG.info("not promoted, decided on anew: model={} because={}", id, e.getMessage());
        }
    }

    /** Takes {@code id} out of the shadow. */
    void keepBack(ModelId id, Deployment before, GateVerdict verdict) throws InterruptedException {
        ChangeNote note = note(VerdictText.summary(verdict));
        try {
            deployments.replace(before, new DeploymentChange(id.name(), before, note).withoutShadow());
        } catch (DeploymentChangedException e) {
            LOG.info("not kept back, decided on anew: model={} because={}", id, e.getMessage());
            return;
        }
        LOG.info("kept back: model={} champion={} gate: {}", id, before.getChampion(), VerdictText.ofRules(verdict));
        decisions.keptBack(id, note, verdict.figures());
        if (keptBack != null && !keptBack.equals(id)) {
            retire(keptBack, "kept back, as was " + id.version() + " after it");
        }
        keptBack = id;
    }

    private void retire(ModelId id, String reason) throws InterruptedException {
        try {
            retirement.retire(id, note(reason));
            LOG.info("retired: model={} reason={}", id, reason);
        } catch (RolloutRefusedException e) {
            // Somebody has found a use for it meanwhile, or was here before.
            LOG.info("not retired: model={} because={}", id, e.getMessage());
        }
    }

    private static ChangeNote note(String reason) {
        return new ChangeNote(TRAINER, reason, Instant.now());
    }
}
