package io.tocsin.alert;

import io.tocsin.config.AlertSettings;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Score;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of one entity without Kafka: the same rules as in the running system, the incidents in memory.
 *
 * <p>Confined to one thread.
 */
public final class EntityAlerts {
    private final IncidentJudge judge;
    private final MemoryBook book = new MemoryBook();

    public EntityAlerts(AlertSettings settings, long tickDurationMs) {
        this.judge = new IncidentJudge(new AlertPolicy(settings), tickDurationMs);
    }

    /** Takes one score; the changes that it makes. */
    public List<Alert> add(Score score) {
        List<Alert> changes = new ArrayList<>();
        judge.judge(score.getEntity(), score, book, (key, alert) -> changes.add(alert));
        return changes;
    }

    /** Without what people say: a replay has nobody to say it. */
    private static final class MemoryBook implements AlertBook {
        private final Map<String, Incident> incidents = new HashMap<>();
        private Thresholds thresholds = Thresholds.USUAL;

        @Override
        public @Nullable Incident incident(String key) {
            return incidents.get(key);
        }

        @Override
        public void put(String key, @Nullable Incident incident) {
            if (incident == null) {
                incidents.remove(key);
            } else {
                incidents.put(key, incident);
            }
        }

        @Override
        public Thresholds thresholds(String entity) {
            return thresholds;
        }

        @Override
        public void move(String entity, Thresholds moved) {
            thresholds = moved;
        }
    }
}
