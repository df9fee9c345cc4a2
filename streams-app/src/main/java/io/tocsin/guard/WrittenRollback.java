package io.tocsin.guard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.engine.ModelId;
import io.tocsin.rollout.ChangeNote;
import io.tocsin.rollout.DecisionLog;
import io.tocsin.rollout.DeploymentChange;
import io.tocsin.rollout.DeploymentChangedException;
import io.tocsin.rollout.DeploymentWriter;
import io.tocsin.rollout.RolloutFailedException;
import io.tocsin.rollout.RolloutRefusedException;
import io.tocsin.schemas.Deployment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a version back by a deployment in the models topic, which every instance reads. A pinned model and one without a version before stay; the log
 * says so.
 *
 * <p>Confined to one thread.
 */
final class WrittenRollback implements ModelGuard.Rollback {
    private static final Logger LOG = LoggerFactory.getLogger(WrittenRollback.class);
    private static final String GUARD = "guard";

    private final DeploymentWriter deployments;
    private final DecisionLog decisions;
    private final Counter written;
    private final Counter refused;

    WrittenRollback(DeploymentWriter deployments, DecisionLog decisions, MeterRegistry meters) {
        this.deployments = deployments;
        this.decisions = decisions;
        this.written = Counter.builder("tocsin.models.rollbacks")
                .description("Versions that this instance took back")
                .register(meters);
        this.refused = Counter.builder("tocsin.models.rollbacks.refused")
                .description("Versions that this instance would have taken back: pinned, or without a version before")
                .register(meters);
    }

    @Override
    public boolean takeBack(ModelId version, String reason) {
        try {
            write(version, new ChangeNote(GUARD, reason, Instant.now()));
            return true;
        } catch (DeploymentChangedException e) {
            LOG.info("version does not do well, and somebody was faster: model={} reason={}", version, reason);
            return true;
        } catch (RolloutFailedException e) {
            LOG.warn(
                    "version does not do well and cannot be taken back just now, trying again: model={} reason={} because={}",
                    version,
                    reason,
                    e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void write(ModelId version, ChangeNote note) throws InterruptedException {
        @Nullable Deployment current = deployments.current(version.name());
        if (current == null || !current.getChampion().equals(version.version())) {
            return;
        }
        try {
            Deployment next = new DeploymentChange(version.name(), current, note).rollback();
            deployments.replace(current, next);
            written.increment();
            LOG.warn("version taken back: model={} to={} reason={}", version, next.getChampion(), note.reason());
        } catch (RolloutRefusedException e) {
            decisions.held(version, new ChangeNote(GUARD, note.reason() + "; " + e.getMessage(), note.at()));
            refused.increment();
            LOG.warn(
                    "version does not do well and goes on: model={} reason={} because={}",
                    version,
                    note.reason(),
                    e.getMessage());
        }
    }
}
