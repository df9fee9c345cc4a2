package io.tocsin.cli;

import io.tocsin.config.IngestSettings;
import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.Topics;
import io.tocsin.topics.TopicAdmin;
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

    /**
     * Stops where foreign topics are not there, for Kafka Streams would stop at the first record, or are our own.
     *
     * @throws CommandFailedException that names them, the key and the remedy
     */
    static void requireForeign(List<String> foreign, Topics topics, TopicAdmin admin) {
        List<String> own = topics.all().stream()
                .map(TopicSpec::name)
                .filter(foreign::contains)
                .toList();
        if (!own.isEmpty()) {
            throw new CommandFailedException(
                    IngestSettings.TOPICS + " must name topics of others: own=" + String.join(", ", own));
        }
        List<String> missing = admin.missing(foreign);
        if (!missing.isEmpty()) {
            throw new CommandFailedException("topics of " + IngestSettings.TOPICS + " are missing: "
                    + String.join(", ", missing) + "; make them as their writers need them, or correct the key");
        }
    }
}
