package io.tocsin.backtest.hdfs;

import io.tocsin.engine.events.EventCalibration;
import io.tocsin.engine.events.EventFold;
import io.tocsin.engine.events.EventReading;
import io.tocsin.engine.events.EventScorer;
import io.tocsin.engine.events.EventTrainingSettings;
import io.tocsin.engine.events.EventVocabulary;
import io.tocsin.engine.events.SessionScore;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges all sessions by n-grams in exactly the way in which the networks judge them: both readings, the same folds, the same worth of an unknown event.
 *
 * <p>Thread-safe.
 *
 * @param n of the n-gram, at least 1
 */
record MarkovJudge(int n) {

    Judged judge(SessionData data, EventTrainingSettings settings) {
        EventVocabulary vocabulary = EventVocabulary.of(data.training());
        long symbols = data.training().stream()
                .mapToLong(session -> session.length + 1L)
                .sum();
        double unknownProbability = 1.0 / (symbols + 1);
        List<SessionScore> heldOut = new ArrayList<>();
        for (EventFold fold : EventFold.deal(data.training(), settings.folds(), settings.seed())) {
            heldOut.addAll(
                    scorer(fold.training(), vocabulary, unknownProbability).scoreAll(fold.heldOut()));
        }
        EventScorer scorer = scorer(data.training(), vocabulary, unknownProbability);
        return new Judged(heldOut, scorer.scoreAll(data.normal()), scorer.scoreAll(data.abnormal()));
    }

    private EventScorer scorer(List<int[]> sessions, EventVocabulary vocabulary, double unknownProbability) {
        return new EventScorer(
                vocabulary,
                unknownProbability,
                new MarkovEvents(vocabulary, n).learn(sessions, EventReading.IN_ORDER)::walker,
                new MarkovEvents(vocabulary, n).learn(sessions, EventReading.BY_RARITY)::walker,
                EventCalibration.NONE);
    }
}
