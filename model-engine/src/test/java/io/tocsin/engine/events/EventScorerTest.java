package io.tocsin.engine.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventScorerTest {
    private static final EventVocabulary VOCABULARY = new EventVocabulary(List.of(7, 5, 3));
    private static final EventTrainingSettings.Shape SHAPE = new EventTrainingSettings.Shape(2, 6, 0f, 1);

    private final EventScorer scorer = EventScorer.of(
            new EventModel(
                    VOCABULARY,
                    1e-3,
                    List.of(Network.initial(SHAPE.spec(VOCABULARY), 1), Network.initial(SHAPE.spec(VOCABULARY), 2)),
                    List.of(Network.initial(SHAPE.spec(VOCABULARY), 3)),
                    new EventCalibration(2, 4)),
            Kernels.chosen());

    /** Foretells each known symbol and END by fixed odds. */
    private record FixedOdds(double... probabilities) implements NextEvents {
        @Override
        public void begin() {}

        @Override
        public void advance(int symbol) {}
    }

    private static EventScorer fixed(EventCalibration calibration, double... probabilities) {
        return new EventScorer(
                VOCABULARY,
                1e-3,
                () -> new FixedOdds(probabilities),
                () -> new FixedOdds(0.25, 0.25, 0.25, 0.25),
                calibration);
    }

    @Test
    void shouldGiveTheSameBitsEventByEventAsForAWholeSession() {
        int[] session = {5, 3, 3, 99, 7, 3, 3, 3, 5, 5, 5, 7};
        EventStream stream = scorer.begin();
        double sum = 0;
        for (int event : session) {
            sum += stream.next(event).surprise();
        }
        sum += stream.end().surprise();
        SessionScore whole = scorer.score(session);
        assertThat(sum).isEqualTo(whole.inOrder().sum());
        assertThat(stream.score()).isEqualTo(whole);
    }

    @Test
    void shouldKeepSessionsThatInterleaveApart() {
        EventStream first = scorer.begin();
        EventStream second = scorer.begin();
        first.next(5);
        second.next(3);
        first.next(7);
        second.next(3);
        second.end();
        first.end();
        assertThat(first.score()).isEqualTo(scorer.score(new int[] {5, 7}));
        assertThat(second.score()).isEqualTo(scorer.score(new int[] {3, 3}));
    }

    @Test
    void shouldJudgeSessionsTogetherAsOneByOne() {
        List<int[]> sessions = List.of(new int[] {5, 3}, new int[] {5, 3}, new int[0]);
        assertThat(scorer.scoreAll(sessions))
                .containsExactly(
                        scorer.score(sessions.get(0)), scorer.score(sessions.get(1)), scorer.score(sessions.get(2)));
    }

    @Test
    void shouldSumSurprisesOfEventsAndEnd() {
        SessionSurprise surprise = fixed(EventCalibration.NONE, 0.5, 0.25, 0.125, 0.125)
                .score(new int[] {7, 5})
                .inOrder();
        double known = -Math.log(1 - 1e-3);
        assertThat(surprise.symbols()).isEqualTo(3);
        assertThat(surprise.sum()).isCloseTo(Math.log(2 * 4 * 8) + 3 * known, within(1e-12));
        assertThat(surprise.perplexity()).isCloseTo(4 / (1 - 1e-3), within(1e-12));
        assertThat(surprise.largest()).isCloseTo(Math.log(8) + known, within(1e-12));
        assertThat(surprise.largestExcess()).isCloseTo(Math.log(8) + known - 1.75 * Math.log(2), within(1e-12));
        // END is 1.25 bits over the expected, the second event 0.25; the first is below it and left out.
        assertThat(surprise.combinedExcess())
                .isCloseTo(
                        Math.cbrt(Math.pow(1.25 * Math.log(2) + known, 3) + Math.pow(0.25 * Math.log(2) + known, 3)),
                        within(1e-12));
        assertThat(surprise.largestRank()).isEqualTo(2);
        assertThat(surprise.hits()).isEqualTo(1);
    }

    @Test
    void shouldScoreByTheReadingThatIsFurthestOverItsBoundary() {
        EventScorer inOrder = fixed(new EventCalibration(0.5, 100), 0.97, 0.01, 0.01, 0.01);
        assertThat(inOrder.score(new int[] {7}).score()).isGreaterThan(1);
        EventScorer byRarity = fixed(new EventCalibration(100, 1e-4), 0.25, 0.25, 0.25, 0.25);
        assertThat(byRarity.score(new int[] {99}).score()).isGreaterThan(1);
        EventScorer neither = fixed(new EventCalibration(100, 100), 0.97, 0.01, 0.01, 0.01);
        assertThat(neither.score(new int[] {7, 3, 99}).isAnomalous()).isFalse();
    }

    @Test
    void shouldGiveASurpriseToWhatAModelHoldsImpossible() {
        SessionScore score = fixed(EventCalibration.NONE, 1, 0, 0, 0).score(new int[] {5});
        assertThat(score.inOrder().sum()).isFinite().isGreaterThan(700);
    }

    @Test
    void shouldEndASessionOnceAndScoreItOnlyThen() {
        EventStream stream = scorer.begin();
        stream.next(5);
        assertThatThrownBy(stream::score).hasMessage("a session is scored once it has ended: events=1");
        stream.end();
        assertThatThrownBy(stream::end).hasMessage("a session ends once: events=1");
        assertThatThrownBy(() -> stream.next(5)).hasMessage("a session ends once: events=1");
    }

    @Test
    void shouldRefuseNetworksOfAnotherVocabulary() {
        Network other = Network.initial(SHAPE.spec(new EventVocabulary(List.of(1))), 1);
        assertThatThrownBy(
                        () -> new EventModel(VOCABULARY, 1e-3, List.of(other), List.of(other), EventCalibration.NONE))
                .hasMessage("wrong shape: inOrder reads 3 symbols and tells 2, needs 5 and 4");
    }
}
