package io.tocsin.engine.events;

import io.tocsin.engine.network.Network;
import java.util.List;

/**
 * Everything that judging sessions needs.
 *
 * <p>Thread-safe; nobody writes to the networks' arrays.
 *
 * @param vocabulary the events that training saw
 * @param unknownProbability of an event that training did not see, above 0 and below 1
 * @param inOrder networks that foretell the next event, their probabilities to be averaged; at least one
 * @param byRarity networks that foretell the next event of a session sorted by rarity; at least one
 * @param calibration from when on a session is anomalous
 */
public record EventModel(
        EventVocabulary vocabulary,
        double unknownProbability,
        List<Network> inOrder,
        List<Network> byRarity,
        EventCalibration calibration) {

    public EventModel {
        inOrder = List.copyOf(inOrder);
        byRarity = List.copyOf(byRarity);
        if (!(unknownProbability > 0 && unknownProbability < 1)) {
            throw new IllegalArgumentException("must be above 0 and below 1: unknownProbability=" + unknownProbability);
        }
        requireFitting("inOrder", inOrder, vocabulary);
        requireFitting("byRarity", byRarity, vocabulary);
    }

    private static void requireFitting(String name, List<Network> networks, EventVocabulary vocabulary) {
        if (networks.isEmpty()) {
            throw new IllegalArgumentException("a reading needs a network: " + name + "=0");
        }
        for (Network network : networks) {
            int outputs = network.spec().heads().get(0).outputs();
            if (network.spec().features() != vocabulary.inputs() || outputs != vocabulary.outputs()) {
                throw new IllegalArgumentException("wrong shape: " + name + " reads "
                        + network.spec().features() + " symbols and tells " + outputs + ", needs "
                        + vocabulary.inputs() + " and " + vocabulary.outputs());
            }
        }
    }
}
