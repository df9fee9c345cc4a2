package io.tocsin;

import static io.tocsin.TopologyFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.Model;
import io.tocsin.engine.Prediction;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same ticks give the same numbers, to the bit, in the running system and in the engine alone. */
class ParityTest {
    private static final int TICKS = 600;
    private static final Instant START = NOW.minusSeconds(7_000);

    /** What is judged, as bits: two numbers that look the same need not be. */
    private record Verdict(String entity, long tick, ScoreState state, int scoreBits, List<Integer> probabilityBits) {}

    private final Model model = TestModels.trained("v1");
    private final List<Recording.Row> rows = Recording.read();

    @Test
    void shouldGiveTheNumbersOfTheEngine(@TempDir Path stateDirectory) {
        List<Verdict> verdicts = replay(stateDirectory, Set.of());
        assertThat(verdicts).hasSize(2_867 - 1).containsExactlyInAnyOrderElementsOf(engineAlone());
        assertThat(verdicts.stream().filter(verdict -> verdict.state() == ScoreState.SCORED))
                .hasSizeGreaterThan(2_500)
                .anyMatch(verdict -> Float.intBitsToFloat(verdict.scoreBits()) > 1f);
    }

    @Test
    void shouldGiveTheNumbersOfTheEngineAcrossRestarts(@TempDir Path stateDirectory) {
        assertThat(replay(stateDirectory, Set.of(1, 17, 700, 1_234, 1_235, 2_000, 2_800)))
                .containsExactlyInAnyOrderElementsOf(engineAlone());
    }

    private List<Verdict> engineAlone() {
        Map<String, EngineAlone> engines = new HashMap<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (Recording.Row row : rows) {
            Prediction prediction = engines.computeIfAbsent(row.entity(), entity -> new EngineAlone(model))
                    .step(tickOf(START) + row.tick(), row.metrics());
            verdicts.add(new Verdict(
                    row.entity(),
                    row.tick(),
                    prediction.warmingUp() ? ScoreState.WARMING_UP : ScoreState.SCORED,
                    Float.floatToIntBits(prediction.score()),
                    probabilityBits(prediction)));
        }
        return verdicts;
    }

    private List<Verdict> replay(Path stateDirectory, Set<Integer> restartBeforeRows) {
        try (TopologyFixture topology = new TopologyFixture(stateDirectory, Map.of())) {
            topology.models.publish(TestModels.image(model));
            List<Verdict> verdicts = new ArrayList<>();
            Set<String> entities = new HashSet<>();
            for (int i = 0; i < rows.size(); i++) {
                if (restartBeforeRows.contains(i)) {
                    verdicts.addAll(verdicts(topology));
                    topology.restart();
                }
                Recording.Row row = rows.get(i);
                topology.send(row.entity(), START.plusSeconds(10L * row.tick() + 3), row.metrics());
                entities.add(row.entity());
            }
            // What is still open waits for the grace: a later sample ends it.
            entities.forEach(entity -> topology.send(entity, START.plusSeconds(10L * TICKS + 50), Map.of("cpu", 0.4)));
            verdicts.addAll(verdicts(topology));
            assertThat(topology.deadLetters()).isEmpty();
            return verdicts;
        }
    }

    private static List<Verdict> verdicts(TopologyFixture topology) {
        return topology.scores().stream()
                .map(score -> new Verdict(
                        score.getEntity(),
                        tickOf(score.getTime()) - tickOf(START),
                        score.getState(),
                        Float.floatToIntBits(score.getScore()),
                        probabilityBits(score)))
                .filter(verdict -> verdict.tick() < TICKS)
                .toList();
    }

    private static List<Integer> probabilityBits(Prediction prediction) {
        return prediction.warmingUp()
                ? List.of()
                : IntStream.range(0, 3)
                        .mapToObj(h -> Float.floatToIntBits(prediction.failureProbability(h)))
                        .toList();
    }

    private static List<Integer> probabilityBits(Score score) {
        return score.getFailures().stream()
                .map(risk -> Float.floatToIntBits(risk.getProbability()))
                .toList();
    }

    private static long tickOf(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), TestModels.TICK_MS);
    }
}
