package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.ModelId;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.training.ModelTrainer;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.topics.TopicReader;
import io.tocsin.trainer.TopicTrainingSource;
import io.tocsin.trainer.TrainerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainPathIT {
    private static final int ENTITIES = 3;
    private static final int HISTORY = 240;
    private static final int FAULT_BEGINS = 270;
    private static final int FAULT_ENDS = 285;
    private static final int END = 345;
    private static final int FAULTY_ENTITY = 1;
    private static final ModelId MODEL = new ModelId("wave", "v1");

    private final WaveSignal signal = new WaveSignal();

    @Test
    void shouldLearnFromItsTicksThenOpenAndResolveAnAlertOnAFault(@TempDir Path directory) throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of())) {
            system.start();
            send(system, 0, HISTORY);
            system.ticks.await("ticks", RunningSystem.PATIENCE, ticks -> ticks.size() == ENTITIES * HISTORY);
            system.scores.await("scores", RunningSystem.PATIENCE, scores -> scores.size() == ENTITIES * HISTORY);
            trainAndDeploy(system);

            send(system, HISTORY, END);
            List<Score> scores =
                    system.scores.await("all scores", RunningSystem.PATIENCE, all -> all.size() == ENTITIES * END);
            List<Alert> alerts = system.alerts.await(
                    "resolved alert",
                    RunningSystem.PATIENCE,
                    all -> all.stream().anyMatch(alert -> alert.getState() == AlertState.RESOLVED));
            assertVersions(scores);
            assertOneIncident(alerts);
        }
    }

    private void send(RunningSystem system, int from, int to) {
        for (int index = from; index < to; index++) {
            for (int entity = 0; entity < ENTITIES; entity++) {
                boolean faulty = entity == FAULTY_ENTITY && index >= FAULT_BEGINS && index < FAULT_ENDS;
                system.send(signal.sample(entity, index, faulty));
            }
        }
    }

    private static void trainAndDeploy(RunningSystem system) throws InterruptedException {
        TopicTrainingSource source = new TopicTrainingSource(
                new TopicReader(system.config.kafka().clientConfiguration()),
                system.topics,
                system.schemas,
                WaveSignal.TICK_MS);
        system.putInForce(new ModelTrainer(
                        WaveSignal.SETTINGS, TrainerSettings.carryRules(system.config), TrainingListener.SILENT)
                .train(MODEL, source.load("wave/*"), 0)
                .model());
    }

    /** The model replays the window, so that the first tick that it judges is judged in full. */
    private void assertVersions(List<Score> scores) {
        for (Score score : scores) {
            boolean history = score.getTime().isBefore(signal.time(HISTORY));
            assertThat(score.getState()).isEqualTo(history ? ScoreState.NO_MODEL : ScoreState.SCORED);
            assertThat(score.getVersion()).isEqualTo(history ? null : "v1");
        }
    }

    private void assertOneIncident(List<Alert> alerts) {
        assertThat(alerts).extracting(Alert::getId).containsOnly(alerts.get(0).getId());
        Alert opened = alerts.get(0);
        assertThat(opened.getState()).isEqualTo(AlertState.OPEN);
        assertThat(opened.getEntity()).isEqualTo(WaveSignal.entity(FAULTY_ENTITY));
        assertThat(opened.getStartedAt()).isBetween(signal.time(FAULT_BEGINS), signal.time(FAULT_BEGINS + 1));
        assertThat(opened.getVersion()).isEqualTo("v1");
        assertThat(opened.getContributors().get(0).getMetric()).isEqualTo(WaveSignal.FAULTY_METRIC);
        Alert resolved = alerts.get(alerts.size() - 1);
        assertThat(resolved.getState()).isEqualTo(AlertState.RESOLVED);
        assertThat(resolved.getResolvedAt()).isBetween(signal.time(FAULT_ENDS), signal.time(END));
        assertThat(alerts.subList(1, alerts.size() - 1))
                .extracting(Alert::getState)
                .containsOnly(AlertState.UPDATED);
    }
}
