package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.ModelId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code tocsin train} was asked for.
 *
 * <p>Confined to one thread.
 *
 * @param createdAt for the provenance
 * @param csvFiles empty: the ticks topic
 */
record TrainingPlan(
        TocsinConfig config,
        ModelId id,
        Instant createdAt,
        List<Path> csvFiles,
        Optional<Path> outFile,
        Goal goal,
        DeployOptions deployment) {

    /** How far to go. */
    enum Goal {
        MODEL,
        PUBLISHED,
        DEPLOYED
    }

    boolean publishes() {
        return goal != Goal.MODEL;
    }

    boolean deploys() {
        return goal == Goal.DEPLOYED;
    }

    boolean needsKafka() {
        return publishes() || csvFiles.isEmpty();
    }
}
