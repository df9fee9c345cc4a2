package io.tocsin.backtest.hdfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.events.EventReading;
import io.tocsin.engine.events.EventVocabulary;
import io.tocsin.engine.events.NextEvents;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MarkovEventsTest {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    private final List<int[]> sessions = List.of(new int[] {1, 2}, new int[] {1, 2}, new int[] {1, 3});
    /** The symbols 0, 1, 2 are the events 3, 2, 1; 3 is END. */
    private final EventVocabulary vocabulary = EventVocabulary.of(sessions);

    private NextEvents walker(int n) {
        return new MarkovEvents(vocabulary, n)
                .learn(sessions, EventReading.IN_ORDER)
                .walker();
    }

    @Test
    void shouldGiveAUnigramTheSharesOfTheSymbols() {
        // Nine symbols of four kinds, of which the even guess gets 4 of 13.
        assertThat(walker(1).probabilities())
                .containsExactly(new double[] {2 / 13.0, 3 / 13.0, 4 / 13.0, 4 / 13.0}, ROUNDING);
    }

    @Test
    void shouldBackOffByHowManyKindsFollowed() {
        NextEvents bigram = walker(2);
        bigram.advance(2);
        // Event 1 was followed thrice, by two kinds.
        assertThat(bigram.probabilities())
                .containsExactly(
                        new double[] {(1 + 2 * 2 / 13.0) / 5, (2 + 2 * 3 / 13.0) / 5, 2 * 4 / 13.0 / 5, 2 * 4 / 13.0 / 5
                        },
                        ROUNDING);
    }

    @Test
    void shouldFallBackWhereNothingWasSeen() {
        NextEvents bigram = walker(2);
        bigram.advance(vocabulary.unknown());
        assertThat(bigram.probabilities()).containsExactly(walker(1).probabilities());
        bigram.begin();
        assertThat(bigram.probabilities()).containsExactly(walker(2).probabilities());
    }
}
