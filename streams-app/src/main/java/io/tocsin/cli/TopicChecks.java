package io.tocsin.cli;

import io.tocsin.topics.TopicDifference;
import java.util.List;
import java.util.stream.Collectors;

/** What follows from topics that are not as they should be. Thread-safe. */
final class TopicChecks {
    private TopicChecks() {}

    /**
     * Stops when topics are missing.
     *
     * @throws CommandFailedException that names them and the remedy
     */
    static void requireNoneMissing(List<TopicDifference> differences) {
        requireNoneMissing(differences, "");
    }

    /** The same with another remedy besides the usual one. */
    static void requireNoneMissing(List<TopicDifference> differences, String otherRemedy) {
        String missing = differences.stream()
                .filter(difference -> difference.kind() == TopicDifference.Kind.MISSING)
                .map(TopicDifference::topic)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new CommandFailedException(
                    "topics are missing: " + missing + "; run: tocsin topics create" + otherRemedy);
        }
    }
}
