package io.tocsin.engine.events;

import io.tocsin.engine.learning.Example;
import io.tocsin.engine.network.Symbols;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Sessions as a network learns them: START and the events in, the events and END out.
 *
 * <p>Thread-safe.
 */
final class EventExamples {
    private EventExamples() {}

    /** Shows {@code unknownShare} of the events that are read as UNKNOWN. */
    static List<Example> of(
            List<int[]> sessions, EventVocabulary vocabulary, EventReading reading, float unknownShare, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Example> examples = new ArrayList<>();
        for (int[] session : sessions) {
            examples.add(example(reading.arrange(vocabulary.symbols(session)), vocabulary, unknownShare, random));
        }
        return examples;
    }

    private static Example example(
            int[] symbols, EventVocabulary vocabulary, float unknownShare, SplittableRandom random) {
        int steps = symbols.length + 1;
        float[][] inputs = new float[steps][vocabulary.inputs()];
        float[][] targets = new float[steps][1];
        for (int t = 0; t < steps; t++) {
            int read = t == 0
                    ? vocabulary.start()
                    : random.nextDouble() < unknownShare ? vocabulary.unknown() : symbols[t - 1];
            Symbols.oneHot(read, inputs[t], 0, vocabulary.inputs());
            targets[t][0] = t == symbols.length ? vocabulary.end() : symbols[t];
        }
        return new Example(inputs, List.<float[][]>of(targets));
    }
}
