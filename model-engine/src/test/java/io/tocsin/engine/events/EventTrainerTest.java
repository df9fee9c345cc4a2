package io.tocsin.engine.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.Network;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventTrainerTest {
    private static final EventTrainingSettings SETTINGS = new EventTrainingSettings(
            3,
            new EventTrainingSettings.Shape(1, 12, 0f, 12),
            new EventTrainingSettings.Shape(1, 12, 0f, 12),
            8,
            2e-2f,
            3e-3f,
            0.01,
            7,
            2);

    private final List<int[]> sessions = new MarkovSource(1).sessions(600);
    private final TrainedEvents trained = train(SETTINGS);
    private final EventScorer scorer = EventScorer.of(trained.model(), Kernels.chosen());

    private TrainedEvents train(EventTrainingSettings settings) {
        return new EventTrainer(settings, line -> {}).train(sessions);
    }

    @Test
    void shouldComeCloseToThePerplexityOfAKnownSource() {
        List<int[]> unseen = new MarkovSource(2).sessions(1000);
        double surprise = 0;
        long symbols = 0;
        for (SessionScore score : scorer.scoreAll(unseen)) {
            surprise += score.inOrder().sum();
            symbols += score.inOrder().symbols();
        }
        double best = MarkovSource.perplexity(unseen);
        assertThat(best).isCloseTo(1.73, within(0.05));
        assertThat(Math.exp(surprise / symbols)).isBetween(0.99 * best, 1.03 * best);
    }

    @Test
    void shouldReportThePerplexityOfSessionsThatWereHeldOut() {
        double best = MarkovSource.perplexity(sessions);
        assertThat(trained.report().perplexity()).isBetween(0.99 * best, 1.03 * best);
        assertThat(trained.report().sessions()).isEqualTo(600);
    }

    @Test
    void shouldRaiseNoMoreFalseAlarmsThanTheBudgetsOfBothReadings() {
        assertThat(trained.report().falseAlarmRate()).isBetween(0.0, 0.02);
    }

    @Test
    void shouldFindASessionThatEndsEarlySurprisingAtItsEnd() {
        EventStream stream = scorer.begin();
        stream.next(10);
        EventSurprise end = stream.end();
        assertThat(end.symbol()).isEqualTo(trained.model().vocabulary().end());
        assertThat(end.excess()).isGreaterThan(3);
        assertThat(stream.score().isAnomalous()).isTrue();
        assertThat(scorer.score(new int[] {10, 20, 30}).isAnomalous()).isFalse();
    }

    @Test
    void shouldGiveAnUnknownEventTheSurpriseOfAFirstSighting() {
        EventStream stream = scorer.begin();
        stream.next(10);
        EventSurprise unknown = stream.next(99);
        assertThat(unknown.symbol()).isEqualTo(-1);
        assertThat(unknown.surprise()).isCloseTo(Math.log(trained.report().symbols() + 1.0), within(1e-12));
        assertThat(stream.next(30).surprise()).isFinite();
        stream.end();
        assertThat(stream.score().isAnomalous()).isTrue();
    }

    @Test
    void shouldGiveTheSameModelForASeedWhateverTheNumberOfThreads() {
        EventTrainingSettings oneThread =
                new EventTrainingSettings(3, SETTINGS.inOrder(), SETTINGS.byRarity(), 8, 2e-2f, 3e-3f, 0.01, 7, 1);
        TrainedEvents again = train(oneThread);
        assertThat(again.report()).isEqualTo(trained.report());
        assertThat(again.model().calibration()).isEqualTo(trained.model().calibration());
        assertSame(again.model().inOrder().get(2), trained.model().inOrder().get(2));
        assertSame(again.model().byRarity().get(2), trained.model().byRarity().get(2));
    }

    private static void assertSame(Network actual, Network expected) {
        for (int i = 0; i < expected.parameters().size(); i++) {
            assertThat(actual.parameters().get(i))
                    .containsExactly(expected.parameters().get(i));
        }
    }

    @Test
    void shouldGiveAnotherModelForAnotherSeed() {
        assertThat(train(SETTINGS.withSeed(8)).report().perplexity())
                .isNotEqualTo(trained.report().perplexity());
    }

    @Test
    void shouldRefuseFewerSessionsThanFolds() {
        assertThatThrownBy(() -> new EventTrainer(SETTINGS, line -> {}).train(sessions.subList(0, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fewer sessions than folds: sessions=2 folds=3");
    }
}
