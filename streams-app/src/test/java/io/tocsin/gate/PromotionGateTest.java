package io.tocsin.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.window.TickSeries;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PromotionGateTest {
    private static final StretchFigures CHAMPION = new StretchFigures(1_000, 0, 1.0, 0.8, 2.0, 0.05);

    @Test
    void shouldLetAChallengerPassThatIsNoWorse() {
        GateVerdict verdict = PromotionGate.compare(CHAMPION, new StretchFigures(900, 0, 1.2, 0.83, 4.0, 0.059));
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.ticks()).isEqualTo(900);
        assertThat(verdict.rules()).hasSize(5);
    }

    @Test
    void shouldKeepBackAWorseForecast() {
        assertFails("forecast error, naive = 1", new StretchFigures(900, 0, 1.0, 0.85, 2.0, 0.05));
    }

    @Test
    void shouldKeepBackWhatCriesWolf() {
        assertFails("anomalies an entity and week", new StretchFigures(900, 0, 1.0, 0.8, 4.1, 0.05));
    }

    @Test
    void shouldKeepBackScoresThatAreNoNumbers() {
        assertFails("scores that are no numbers", new StretchFigures(900, 1, 1.0, 0.8, 2.0, 0.05));
    }

    @Test
    void shouldKeepBackWorseProbabilitiesAndOnesThatAreMissing() {
        assertFails("Brier score of failures", new StretchFigures(900, 0, 1.0, 0.8, 2.0, 0.061));
        assertFails("Brier score of failures", new StretchFigures(900, 0, 1.0, 0.8, 2.0, Double.NaN));
    }

    @Test
    void shouldKeepBackAModelThatJudgedNothing() {
        assertFails("typical error, calibration = 1", new StretchFigures(0, 0, Double.NaN, Double.NaN, 0, 0.05));
    }

    @Test
    void shouldNotAskForProbabilitiesWhereNoFailureIsKnown() {
        StretchFigures champion = new StretchFigures(1_000, 0, 1.0, 0.8, 2.0, Double.NaN);
        assertThat(PromotionGate.compare(champion, champion).rules()).hasSize(4);
    }

    @Test
    void shouldJudgeTheNewestDayOfTheTicksThatNobodyLearnedFrom() {
        TrainingData data = recording(20_000);
        assertThat(PromotionGate.newest(data).ticks()).isEqualTo(6_666);
        assertThat(PromotionGate.newest(data, 19_640)).map(TrainingData::ticks).contains(360L);
        assertThat(PromotionGate.newest(data, 0)).map(TrainingData::ticks).contains(8_640L);
        assertThat(PromotionGate.newest(data, 20_000)).isEmpty();
    }

    private static TrainingData recording(int ticks) {
        long[] numbers = LongStream.range(0, ticks).toArray();
        return new TrainingData(
                10_000, List.of(new TickSeries("a", List.of("cpu"), numbers, new float[ticks][1])), List.of());
    }

    @Test
    void shouldDrawEachLineWhereTheRuleSays() {
        assertPasses(new StretchFigures(900, 0, 1.0, 1.05 * 0.8, 2.0, 0.05));
        assertFails("forecast error, naive = 1", new StretchFigures(900, 0, 1.0, 0.8401, 2.0, 0.05));
        assertPasses(new StretchFigures(900, 0, 4.0, 0.8, 2.0, 0.05));
        assertFails("typical error, calibration = 1", new StretchFigures(900, 0, 4.001, 0.8, 2.0, 0.05));
        assertPasses(new StretchFigures(900, 0, 1.0, 0.8, 4.0, 0.05));
        assertFails("anomalies an entity and week", new StretchFigures(900, 0, 1.0, 0.8, 4.001, 0.05));
        assertPasses(new StretchFigures(900, 0, 1.0, 0.8, 2.0, 0.05 + 0.01));
        assertFails("Brier score of failures", new StretchFigures(900, 0, 1.0, 0.8, 2.0, 0.0601));
    }

    @Test
    void shouldBearOneAlarmAWeekMoreThanAQuietChampion() {
        StretchFigures quiet = new StretchFigures(1_000, 0, 1.0, 0.8, 0.0, 0.05);
        assertThat(PromotionGate.compare(quiet, new StretchFigures(900, 0, 1.0, 0.8, 1.0, 0.05))
                        .passed())
                .isTrue();
        assertThat(PromotionGate.compare(quiet, new StretchFigures(900, 0, 1.0, 0.8, 1.001, 0.05))
                        .passed())
                .isFalse();
    }

    @Test
    void shouldNotExcuseAnErrorUnlikeCalibrationByAChampionThatIsWorse() {
        StretchFigures worn = new StretchFigures(1_000, 0, 9.0, 0.8, 2.0, 0.05);
        assertThat(PromotionGate.compare(worn, new StretchFigures(900, 0, 4.1, 0.8, 2.0, 0.05))
                        .passed())
                .isFalse();
    }

    @Test
    void shouldNotCompareForecastsWhereNothingMoved() {
        StretchFigures still = new StretchFigures(900, 0, 1.0, Double.NaN, 2.0, 0.05);
        assertThat(PromotionGate.compare(CHAMPION, still).rules())
                .extracting(GateRule::name)
                .doesNotContain("forecast error, naive = 1");
        assertPasses(still);
    }

    private static void assertPasses(StretchFigures challenger) {
        assertThat(PromotionGate.compare(CHAMPION, challenger).passed()).isTrue();
    }

    private static void assertFails(String rule, StretchFigures challenger) {
        GateVerdict verdict = PromotionGate.compare(CHAMPION, challenger);
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.rules().stream().filter(one -> !one.passed()))
                .extracting(GateRule::name)
                .containsExactly(rule);
    }
}
