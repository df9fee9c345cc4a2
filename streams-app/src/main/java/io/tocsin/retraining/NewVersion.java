package io.tocsin.retraining;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.training.ModelTrainer;
import io.tocsin.engine.training.TrainedModel;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.window.TickSeries;
import io.tocsin.trainer.LabelledStretches;
import io.tocsin.trainer.LoadedTicks;
import io.tocsin.trainer.TopicTrainingSource;
import io.tocsin.trainer.TrainerSettings;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a version of the newest clean ticks and publishes it.
 *
 * <p>After a drift it learns from the newest ticks alone, twice as many as the drift is old. The trainer learns from the first part of what it is
 * given and calibrates on the last: of a whole week it would not have learned from one tick of what is normal now.
 *
 * <p>Confined to one thread.
 */
final class NewVersion {
    private static final Logger LOG = LoggerFactory.getLogger(NewVersion.class);
    /** Of the age of the drift. */
    private static final long STRETCH = 2;
    /** Of what a training needs at the least: gaps that the incidents leave are to be made up for. */
    private static final int LEAST_STRETCH = 2;

    private final String model;
    private final TopicTrainingSource ticks;
    private final ModelMaker maker;
    private final VersionName names = new VersionName();
    private final long minTicks;
    private final int horizonTicks;

    NewVersion(TocsinConfig config, TopicTrainingSource ticks, ModelMaker maker) {
        this.model = config.train().model();
        this.ticks = ticks;
        this.maker = maker;
        this.minTicks =
                ModelTrainer.minTicks(TrainerSettings.training(config.train()), TrainerSettings.carryRules(config));
        this.horizonTicks = config.train().horizonsTicks().stream()
                .mapToInt(ticksAhead -> ticksAhead)
                .max()
                .orElse(0);
    }

    /** How many consecutive ticks it takes. */
    long minTicks() {
        return minTicks;
    }

    /**
     * What there is to learn; empty when too little is clean.
     *
     * @param selector entities to learn from
     * @throws io.tocsin.trainer.NothingToTrainOnException if there is no tick of them
     */
    Optional<TrainingData> data(String selector, IncidentLog incidents, Optional<Drift> drift) {
        LoadedTicks loaded = ticks.read(selector);
        if (loaded.leftOut() > 0) {
            LOG.info("{}: model={}", loaded.why(), model);
        }
        TrainingData all = loaded.data();
        incidents.forgetBefore(first(all));
        Map<String, Long> since = drift.map(Drift::sinceTicks).orElse(Map.of());
        long from = drift.map(one -> fromTick(end(all), one.sinceTick())).orElse(Long.MIN_VALUE);
        LabelledStretches labelled = ticks.stretches();
        CleanTicks cleaning = new CleanTicks(incidents, since, horizonTicks, labelled.falseAlarms());
        return cleaning.of(all, from).flatMap(labelled::withoutAnomalies).filter(clean -> {
            LOG.info(
                    "clean ticks: model={} clean={} of={} labelledAnomalies={} falseAlarms={}",
                    model,
                    clean.ticks(),
                    all.ticks(),
                    labelled.anomalies().size(),
                    labelled.falseAlarms().size());
            return end(clean) - first(clean) >= minTicks;
        });
    }

    /** Learns from {@code data} and publishes what comes of it. */
    ModelId make(TrainingData data, String reason) throws InterruptedException {
        Instant now = Instant.now();
        ModelId id = new ModelId(model, names.next(now));
        LOG.info(
                "training anew: model={} reason={} from={}",
                id,
                reason,
                Instant.ofEpochMilli(first(data) * data.tickDurationMs()));
        TrainedModel made = maker.train(id, data, now);
        maker.publish(made);
        return id;
    }

    private long fromTick(long end, long driftSince) {
        return end - Math.max(STRETCH * (end - driftSince), LEAST_STRETCH * minTicks);
    }

    private static long first(TrainingData data) {
        return data.series().stream().mapToLong(one -> one.tick(0)).min().orElseThrow();
    }

    private static long end(TrainingData data) {
        return data.series().stream().mapToLong(NewVersion::end).max().orElseThrow();
    }

    private static long end(TickSeries series) {
        return series.tick(series.size() - 1) + 1;
    }
}
