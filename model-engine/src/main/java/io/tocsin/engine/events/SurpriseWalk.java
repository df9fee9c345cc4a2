package io.tocsin.engine.events;

/**
 * Steps a {@link NextEvents} through a session and says how surprising each symbol was. An event that training never saw has the probability ε = 1 / (N +
 * 1) after N symbols of training, what a next first sighting would be worth; the known symbols share 1 − ε.
 *
 * <p>Confined to one thread.
 */
final class SurpriseWalk {
    private final NextEvents next;
    private final EventVocabulary vocabulary;
    private final double unknownProbability;

    SurpriseWalk(NextEvents next, EventVocabulary vocabulary, double unknownProbability) {
        this.next = next;
        this.vocabulary = vocabulary;
        this.unknownProbability = unknownProbability;
    }

    void begin() {
        next.begin();
    }

    /** Judges an event, {@link EventVocabulary#unknown} for one that is not known, and goes on from it. */
    EventSurprise event(int symbol) {
        EventSurprise surprise = symbol == vocabulary.unknown() ? unknown() : known(symbol);
        next.advance(symbol);
        return surprise;
    }

    /** Judges that the session ended here. */
    EventSurprise end() {
        return known(vocabulary.end());
    }

    private EventSurprise unknown() {
        return new EventSurprise(EventSurprise.UNKNOWN, -Math.log(unknownProbability), entropy(), vocabulary.outputs());
    }

    private EventSurprise known(int symbol) {
        double[] probabilities = next.probabilities();
        // A softmax may underflow to 0, whose surprise would be infinite.
        double probability = Math.max(Double.MIN_NORMAL, (1 - unknownProbability) * probabilities[symbol]);
        int rank = 0;
        for (double other : probabilities) {
            rank += other > probabilities[symbol] ? 1 : 0;
        }
        return new EventSurprise(symbol, -Math.log(probability), entropy(), rank);
    }

    private double entropy() {
        double entropy = 0;
        for (double probability : next.probabilities()) {
            entropy -= probability > 0 ? probability * Math.log(probability) : 0;
        }
        return entropy;
    }
}
