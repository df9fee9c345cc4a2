package io.tocsin.engine.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventPartsTest {
    private static final EventVocabulary VOCABULARY = new EventVocabulary(List.of(7, 5, 3));

    /** Holds every known symbol and END for equally likely. */
    private static final class Even implements NextEvents {
        private final double[] probabilities = {0.25, 0.25, 0.25, 0.25};

        @Override
        public void begin() {}

        @Override
        public double[] probabilities() {
            return probabilities;
        }

        @Override
        public void advance(int symbol) {}
    }

    @Test
    void shouldNumberTheRarestEventFirst() {
        EventVocabulary vocabulary = EventVocabulary.of(List.of(new int[] {5, 5, 9}, new int[] {5, 2, 9, 4}));
        assertThat(vocabulary.events()).containsExactly(2, 4, 9, 5);
        assertThat(vocabulary.symbols(new int[] {5, 2, 77})).containsExactly(3, 0, 4);
    }

    @Test
    void shouldReadASessionSortedByRarityWithUnknownLast() {
        int[] symbols = VOCABULARY.symbols(new int[] {3, 99, 5, 7, 5});
        assertThat(EventReading.BY_RARITY.arrange(symbols)).containsExactly(0, 1, 1, 2, 3);
        assertThat(EventReading.IN_ORDER.arrange(symbols)).containsExactly(2, 3, 1, 0, 1);
    }

    @Test
    void shouldComeToExpectWhatASessionRepeats() {
        NextEvents next = new RepeatingNextEvents(new Even(), VOCABULARY);
        assertThat(next.probabilities()).containsExactly(0.25, 0.25, 0.25, 0.25);
        for (int i = 0; i < 20; i++) {
            next.advance(2);
        }
        assertThat(next.probabilities()[2]).isGreaterThan(0.8);
        assertThat(IntStream.range(0, 4)
                        .mapToDouble(k -> next.probabilities()[k])
                        .sum())
                .isCloseTo(1, within(1e-12));
        next.begin();
        assertThat(next.probabilities()).containsExactly(0.25, 0.25, 0.25, 0.25);
    }

    @Test
    void shouldLetTheBudgetLieOverTheBoundary() {
        List<SessionScore> scores = new ArrayList<>();
        for (int i = 1; i <= 1000; i++) {
            scores.add(new SessionScore(excess(i / 100.0), excess(i / 10.0), 0));
        }
        EventCalibration calibration = EventCalibration.of(scores, 0.005);
        assertThat(calibration.inOrderBoundary()).isEqualTo(9.95);
        assertThat(calibration.byRarityBoundary()).isCloseTo(99.5, within(1e-9));
        EventCalibration strictest = EventCalibration.of(scores, 0);
        assertThat(strictest.inOrderBoundary()).isEqualTo(10);
        assertThat(strictest.byRarityBoundary()).isCloseTo(100, within(1e-9));
    }

    @Test
    void shouldNotAlarmAboutAnEvenGuessHoweverWellEverythingWasForetold() {
        EventCalibration calibration =
                EventCalibration.of(List.of(new SessionScore(excess(0.01), excess(-0.01), 0)), 0.001);
        assertThat(calibration).isEqualTo(new EventCalibration(Math.log(2), Math.log(2)));
    }

    private static SessionSurprise excess(double excess) {
        return new SessionSurprise(2, 1, 1, excess, Math.pow(Math.max(0, excess), 3), 0, 2);
    }

    @Test
    void shouldHoldEachSessionOutOnce() {
        List<int[]> sessions =
                IntStream.range(0, 10).mapToObj(i -> new int[] {i}).toList();
        List<EventFold> folds = EventFold.deal(sessions, 3, 5);
        assertThat(folds)
                .hasSize(3)
                .allSatisfy(fold -> assertThat(
                                fold.training().size() + fold.heldOut().size())
                        .isEqualTo(10));
        assertThat(folds.stream().flatMap(fold -> fold.heldOut().stream()).map(session -> session[0]))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(folds.get(0).heldOut())
                .isEqualTo(EventFold.deal(sessions, 3, 5).get(0).heldOut());
    }

    @Test
    void shouldRefuseSettingsThatMakeNoSense() {
        EventTrainingSettings defaults = EventTrainingSettings.defaults();
        assertThatThrownBy(() -> defaults.withBudget(1)).hasMessage("must be 0 to below 1: budget=1.0");
        assertThatThrownBy(() -> new EventCalibration(0, 1))
                .hasMessage("must be finite and above 0: inOrderBoundary=0.0");
        assertThatThrownBy(() -> new EventVocabulary(List.of(4, 4)))
                .hasMessage("an event is there twice: events=[4, 4]");
    }
}
