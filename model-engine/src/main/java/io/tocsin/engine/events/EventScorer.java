package io.tocsin.engine.events;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.PreparedNetwork;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Judges sessions, whole or event by event; both ways take the same steps and give the same bits. Any number of sessions may be under way at once.
 *
 * <p>Confined to one thread with all its streams; many scorers may share a model.
 */
public final class EventScorer {
    private final EventVocabulary vocabulary;
    private final double unknownProbability;
    private final EventCalibration calibration;
    private final Supplier<NextEvents> inOrder;
    private final SurpriseWalk byRarity;

    /**
     * Judges by any two models that foretell events.
     *
     * @param unknownProbability of an event that is not in the vocabulary, above 0 and below 1
     * @param inOrder a new one for each session, for the events as they come
     * @param byRarity asked once; for the symbols sorted as {@link EventReading#BY_RARITY} has it
     */
    public EventScorer(
            EventVocabulary vocabulary,
            double unknownProbability,
            Supplier<NextEvents> inOrder,
            Supplier<NextEvents> byRarity,
            EventCalibration calibration) {
        this.vocabulary = vocabulary;
        this.unknownProbability = unknownProbability;
        this.calibration = calibration;
        this.inOrder = inOrder;
        this.byRarity = new SurpriseWalk(byRarity.get(), vocabulary, unknownProbability);
    }

    public static EventScorer of(EventModel model, Kernels kernels) {
        EventVocabulary vocabulary = model.vocabulary();
        List<PreparedNetwork> inOrder = prepared(model.inOrder(), kernels);
        List<PreparedNetwork> byRarity = prepared(model.byRarity(), kernels);
        return new EventScorer(
                vocabulary,
                model.unknownProbability(),
                () -> new RepeatingNextEvents(new NetworkNextEvents(vocabulary, inOrder), vocabulary),
                () -> new NetworkNextEvents(vocabulary, byRarity),
                model.calibration());
    }

    private static List<PreparedNetwork> prepared(List<Network> networks, Kernels kernels) {
        return networks.stream()
                .map(network -> new PreparedNetwork(network, kernels))
                .toList();
    }

    /** Begins a session that comes event by event. */
    public EventStream begin() {
        return new EventStream(this, vocabulary, new SurpriseWalk(inOrder.get(), vocabulary, unknownProbability));
    }

    /** Judges a session from its first event to END. */
    public SessionScore score(int[] session) {
        EventStream stream = begin();
        for (int event : session) {
            stream.next(event);
        }
        stream.end();
        return stream.score();
    }

    /** Judges sessions; those that are alike are walked through once. */
    public List<SessionScore> scoreAll(List<int[]> sessions) {
        Map<IntBuffer, SessionScore> known = new HashMap<>();
        return sessions.stream()
                .map(session -> known.computeIfAbsent(IntBuffer.wrap(session), key -> score(session)))
                .toList();
    }

    /** Judges the symbols of a session that was walked through in order. */
    SessionScore score(SessionSurprise surprise, int[] symbols) {
        byRarity.begin();
        SessionSurprise sorted = SessionSurprise.NONE;
        for (int symbol : EventReading.BY_RARITY.arrange(symbols)) {
            sorted = sorted.plus(byRarity.event(symbol));
        }
        sorted = sorted.plus(byRarity.end());
        return new SessionScore(surprise, sorted, calibration.score(surprise, sorted));
    }
}
