package io.tocsin.alert;

import io.tocsin.names.Names;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Scores in, changes in the life of incidents out, keyed {@code entity|kind}. A tick that no model judged is no evidence: it neither opens nor
 * resolves.
 *
 * <p>Confined to one stream thread.
 */
final class AlertProcessor extends ContextualProcessor<String, Score, String, Alert> {
    private static final float SCORE_BOUNDARY = 1f;

    private final AlertPolicy policy;
    private final long tickDurationMs;
    private KeyValueStore<String, Incident> incidents;

    // Kafka Streams hands the stores over in init, before the first record.
    @SuppressWarnings("NullAway.Init")
    AlertProcessor(AlertPolicy policy, long tickDurationMs) {
        this.policy = policy;
        this.tickDurationMs = tickDurationMs;
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        super.init(context);
        incidents = context.getStateStore(Names.ALERT_INCIDENTS_STORE);
    }

    @Override
    public void process(Record<String, Score> record) {
        Score score = record.value();
        if (score.getState() != ScoreState.SCORED) {
            return;
        }
        judge(record, AlertKind.ANOMALY, score.getScore(), SCORE_BOUNDARY, score.getContributors());
        Float probability = score.getFailureProbability();
        Float boundary = score.getFailureBoundary();
        if (probability != null && boundary != null) {
            judge(record, AlertKind.FAILURE, probability, boundary, score.getDrivers());
        }
    }

    private void judge(
            Record<String, Score> record, AlertKind kind, float level, float boundary, List<Contributor> contributors) {
        String key = record.key() + "|" + kind;
        Incident stored = incidents.get(key);
        if (stored == null && level < boundary) {
            return;
        }
        Incident incident = stored == null ? new Incident(kind) : stored;
        long tick = Math.floorDiv(record.value().getTime().toEpochMilli(), tickDurationMs);
        policy.judge(incident, tick, level, boundary, contributors).ifPresent(change -> {
            context().forward(record.withKey(key).withValue(alert(record.value(), incident, change, level, boundary)));
            if (change == AlertState.RESOLVED) {
                incident.close();
            }
        });
        // A blank incident says no more than none: deleting it keeps the store to what is going on.
        incidents.put(key, incident.isBlank() ? null : incident);
    }

    private Alert alert(Score score, Incident incident, AlertState change, float level, float boundary) {
        Instant startedAt = Instant.ofEpochMilli(incident.startedTick * tickDurationMs);
        return new Alert(
                score.getEntity() + "|" + incident.kind + "|" + startedAt,
                score.getEntity(),
                incident.kind,
                change,
                startedAt,
                score.getTime(),
                change == AlertState.RESOLVED ? score.getTime() : null,
                level,
                incident.peak,
                boundary,
                incident.kind == AlertKind.FAILURE ? score.getHorizonSeconds() : null,
                String.valueOf(score.getModel()),
                String.valueOf(score.getVersion()),
                incident.explanation.contributors());
    }
}
