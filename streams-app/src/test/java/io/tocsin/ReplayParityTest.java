package io.tocsin;

import static io.tocsin.TopologyFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.engine.Prediction;
import io.tocsin.engine.window.TickSeries;
import io.tocsin.replay.EntityReplay;
import io.tocsin.replay.ReplayListener;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Score;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording that is replayed gives the very records of the running system: each score with all that it explains, and each change of an incident. */
class ReplayParityTest {
    private static final int TICKS = 600;
    private static final Instant START = NOW.minusSeconds(7_000);
    private static final Instant END = START.plusSeconds(10L * TICKS);

    private final Model model = TestModels.trained("v1");
    private final List<Recording.Row> rows = Recording.read();
    private final Set<Score> replayedScores = new HashSet<>();
    private final Set<Alert> replayedAlerts = new HashSet<>();

    @Test
    void shouldReplayWhatTheRunningSystemPublishes(@TempDir Path stateDirectory) {
        replay();
        try (TopologyFixture topology = new TopologyFixture(stateDirectory, Map.of())) {
            topology.models.publish(TestModels.image(model));
            Set<String> entities = new TreeSet<>();
            for (Recording.Row row : rows) {
                topology.send(row.entity(), time(row), row.metrics());
                entities.add(row.entity());
            }
            // What is still open waits for the grace: a later sample ends it.
            entities.forEach(entity -> topology.send(entity, END.plusSeconds(50), Map.of("cpu", 0.4)));

            List<Score> scores = topology.scores().stream()
                    .filter(score -> score.getTime().isBefore(END))
                    .toList();
            List<Alert> alerts = topology.alerts().stream()
                    .filter(alert -> alert.getUpdatedAt().isBefore(END))
                    .toList();
            assertThat(scores).hasSizeGreaterThan(2_800).containsExactlyInAnyOrderElementsOf(replayedScores);
            assertThat(alerts).hasSizeGreaterThan(2).containsExactlyInAnyOrderElementsOf(replayedAlerts);
        }
    }

    private void replay() {
        Map<String, List<Recording.Row>> byEntity = rows.stream().collect(Collectors.groupingBy(Recording.Row::entity));
        byEntity.forEach((entity, ofEntity) -> new EntityReplay(
                        model, series(entity, ofEntity), TocsinConfig.of(Map.of()), new ReplayListener() {
                            @Override
                            public void judged(int row, Score score, Prediction prediction) {
                                replayedScores.add(score);
                            }

                            @Override
                            public void alerted(int row, Alert alert) {
                                replayedAlerts.add(alert);
                            }
                        })
                .run());
    }

    private static TickSeries series(String entity, List<Recording.Row> rows) {
        Set<String> names = new TreeSet<>();
        rows.forEach(row -> names.addAll(row.metrics().keySet()));
        List<String> metrics = new ArrayList<>(names);
        long[] ticks = rows.stream()
                .mapToLong(row -> Math.floorDiv(time(row).toEpochMilli(), TestModels.TICK_MS))
                .toArray();
        float[][] values = rows.stream().map(row -> values(metrics, row)).toArray(float[][]::new);
        return new TickSeries(entity, metrics, ticks, values);
    }

    private static float[] values(List<String> metrics, Recording.Row row) {
        float[] values = new float[metrics.size()];
        for (int i = 0; i < values.length; i++) {
            Double value = row.metrics().get(metrics.get(i));
            values[i] = value == null ? Float.NaN : value.floatValue();
        }
        return values;
    }

    private static Instant time(Recording.Row row) {
        return START.plusSeconds(10L * row.tick() + 3);
    }
}
