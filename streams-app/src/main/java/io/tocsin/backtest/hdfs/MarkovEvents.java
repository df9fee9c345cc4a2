package io.tocsin.backtest.hdfs;

import io.tocsin.engine.events.EventReading;
import io.tocsin.engine.events.EventVocabulary;
import io.tocsin.engine.events.NextEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The classical way to foretell the next event: how often it followed the last few, backing off to fewer where they are rare (Witten and Bell 1991):
 *
 * <pre>
 *   P(x | context) = (count(x) + kinds · P(x | shorter context)) / (count + kinds)
 * </pre>
 *
 * where kinds is how many different symbols followed the context. The shortest has every symbol equally likely.
 *
 * <p>Thread-safe once learned.
 */
final class MarkovEvents {
    private final EventVocabulary vocabulary;
    private final int contextLength;
    private final Map<List<Integer>, double[]> followers = new HashMap<>();

    /** An n-gram looks at the {@code n − 1} symbols before. */
    MarkovEvents(EventVocabulary vocabulary, int n) {
        this.vocabulary = vocabulary;
        this.contextLength = n - 1;
    }

    MarkovEvents learn(List<int[]> sessions, EventReading reading) {
        for (int[] session : sessions) {
            List<Integer> past = new ArrayList<>(List.of(vocabulary.start()));
            for (int symbol : reading.arrange(vocabulary.symbols(session))) {
                count(past, symbol);
                past.add(symbol);
            }
            count(past, vocabulary.end());
        }
        return this;
    }

    private void count(List<Integer> past, int symbol) {
        for (int length = 0; length <= Math.min(contextLength, past.size()); length++) {
            List<Integer> context = List.copyOf(past.subList(past.size() - length, past.size()));
            followers.computeIfAbsent(context, key -> new double[vocabulary.outputs()])[symbol]++;
        }
    }

    /** A walker of its own for each who asks. */
    NextEvents walker() {
        return new Walker();
    }

    private double[] probabilities(List<Integer> past) {
        double[] probabilities = new double[vocabulary.outputs()];
        Arrays.fill(probabilities, 1.0 / probabilities.length);
        for (int length = 0; length <= Math.min(contextLength, past.size()); length++) {
            double[] counts = followers.get(past.subList(past.size() - length, past.size()));
            if (counts == null) {
                break;
            }
            backOff(counts, probabilities);
        }
        return probabilities;
    }

    private static void backOff(double[] counts, double[] probabilities) {
        double count = 0;
        int kinds = 0;
        for (double symbol : counts) {
            count += symbol;
            kinds += symbol > 0 ? 1 : 0;
        }
        for (int k = 0; k < counts.length; k++) {
            probabilities[k] = (counts[k] + kinds * probabilities[k]) / (count + kinds);
        }
    }

    private final class Walker implements NextEvents {
        private final List<Integer> past = new ArrayList<>();
        private double[] probabilities = new double[0];

        Walker() {
            take(vocabulary.start());
        }

        private void take(int symbol) {
            past.add(symbol);
            probabilities = MarkovEvents.this.probabilities(past);
        }

        @Override
        public void begin() {
            past.clear();
            take(vocabulary.start());
        }

        @Override
        public double[] probabilities() {
            return probabilities;
        }

        @Override
        public void advance(int symbol) {
            take(symbol);
        }
    }
}
