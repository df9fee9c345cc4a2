package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.Model;
import io.tocsin.engine.SelfTest;
import io.tocsin.engine.scoring.ScoreCalibration;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Score;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions that pass all that is checked before a swap, and do not do well afterwards: each is taken back for its own reason. */
class RollbackReasonsIT {
    private static final int ENTITIES = 20;
    private static final int TICKS_A_PART = 30;

    private final WaveSignal signal = new WaveSignal();
    private final Model good = WaveSignal.model("v1");
    private int ticksSent;

    @TempDir
    Path directory;

    @Test
    void shouldTakeBackAVersionForScoresThatAreNoNumbersAndForErrorsUnlikeCalibration() throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of())) {
            system.start();
            system.putInForce(good);
            send(system, false);
            awaitScores(system);

            // Its usual error is next to nothing, so that what is far off has a square beyond all numbers.
            relieve(system, scaled("v2", 1e-37f, (float) 1e18));
            send(system, true);
            system.awaitInForce(good.id());
            assertThat(reason(system)).matches("scores are no numbers: ticks=[1-9]\\d* of \\d+");

            // Its errors are twenty times what they should be, and its boundary so high that nobody would notice.
            relieve(system, scaled("v3", 1e-3f, 1e3f));
            send(system, false);
            system.awaitInForce(good.id());
            assertThat(reason(system)).startsWith("errors are not what they were in calibration: typical=");

            send(system, false);
            List<Score> scores = awaitScores(system);
            assertThat(scores.subList(scores.size() - ENTITIES, scores.size()))
                    .extracting(Score::getVersion)
                    .containsOnly("v1");
            assertThat(system.meters.counter("tocsin.models.rollbacks").count()).isEqualTo(2);
            system.stop();
        }
    }

    private void relieve(RunningSystem system, Model model) throws InterruptedException {
        system.models.publish(model);
        system.deploy(RunningSystem.deployment(model.id()).setPrevious("v1").build());
        system.awaitInForce(model.id());
    }

    private Model scaled(String version, float usualError, float boundary) {
        ScoreCalibration calibration = good.calibration();
        Model altered = RawModels.as(version, good)
                .withCalibration(
                        calibration
                                .withUsual(calibration.usualError() * usualError, calibration.usualChange())
                                .withBoundary(calibration.boundary() * boundary),
                        good.failures());
        return altered.withSelfTest(SelfTest.record(altered, good.selfTest().rows()));
    }

    private static String reason(RunningSystem system) throws InterruptedException {
        Deployment written = Objects.requireNonNull(system.deployments.current("wave"));
        assertThat(written.getChangedBy()).isEqualTo("guard");
        return written.getReason();
    }

    private void send(RunningSystem system, boolean faulty) {
        for (int i = 0; i < TICKS_A_PART; i++) {
            system.sendTick(signal, ENTITIES, ticksSent, faulty);
            ticksSent++;
        }
        system.producer.flush();
    }

    /** One score a tick, neither more nor less. */
    private List<Score> awaitScores(RunningSystem system) {
        int wanted = ENTITIES * ticksSent;
        List<Score> scores = system.scores.await("scores", RunningSystem.PATIENCE, all -> all.size() >= wanted);
        assertThat(scores).hasSize(wanted);
        return scores;
    }
}
