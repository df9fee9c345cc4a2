package io.tocsin.replay;

import io.tocsin.alert.EntityAlerts;
import io.tocsin.align.EntityAligner;
import io.tocsin.config.TickSettings;
import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.engine.window.TickSeries;
import io.tocsin.predict.EntityPredictor;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replays one entity: each row of a recording is a sample at the start of its tick; it is aligned, judged, and its score raises alerts.
 *
 * <p>Confined to one thread; used once.
 */
public final class EntityReplay {
    private final TickSeries recording;
    private final long tickDurationMs;
    private final EntityAligner aligner;
    private final EntityPredictor predictor;
    private final EntityAlerts alerts;
    private final ReplayListener listener;
    private final Map<Long, Integer> rows = new HashMap<>();

    public EntityReplay(Model model, TickSeries recording, TocsinConfig config, ReplayListener listener) {
        this.recording = recording;
        this.tickDurationMs = model.tickDurationMs();
        this.aligner = new EntityAligner(
                recording.entity(), new TickSettings(Duration.ofMillis(tickDurationMs)), config.align());
        this.predictor = new EntityPredictor(model, config.alert());
        this.alerts = new EntityAlerts(config.alert(), tickDurationMs);
        this.listener = listener;
        for (int i = 0; i < recording.size(); i++) {
            rows.put(recording.tick(i), i);
        }
    }

    /** Goes through the whole recording. */
    public void run() {
        for (int i = 0; i < recording.size(); i++) {
            aligner.add(sample(i)).forEach(this::judge);
        }
        aligner.finish().forEach(this::judge);
    }

    private void judge(Tick tick) {
        Score score = predictor.add(tick);
        int row = rows.getOrDefault(Math.floorDiv(tick.getTime().toEpochMilli(), tickDurationMs), -1);
        listener.judged(row, score, predictor.prediction());
        alerts.add(score).forEach(alert -> listener.alerted(row, alert));
    }

    private Sample sample(int i) {
        Map<String, Double> metrics = new HashMap<>();
        for (int column = 0; column < recording.metrics().size(); column++) {
            float value = recording.row(i)[column];
            if (Float.isFinite(value)) {
                metrics.put(recording.metrics().get(column), (double) value);
            }
        }
        return new Sample(
                recording.entity(),
                Instant.ofEpochMilli(recording.tick(i) * tickDurationMs),
                metrics,
                Map.of(),
                List.of());
    }
}
