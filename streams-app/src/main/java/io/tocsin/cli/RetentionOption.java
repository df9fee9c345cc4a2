package io.tocsin.cli;

import io.tocsin.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code metrics.ticks=2d}. Thread-safe. */
record RetentionOption(Topics topics) {

    /** By the topic's name; what is wrong is thrown as {@code usage} makes it. */
    Map<String, Duration> read(Map<String, String> given, Function<String, ParameterException> usage) {
        List<String> known = List.of(
                topics.samples().name(),
                topics.ticks().name(),
                topics.scores().name(),
                topics.shadowScores().name());
        Map<String, Duration> retentions = new HashMap<>();
        given.forEach((topic, time) -> {
            if (!known.contains(topic)) {
                throw usage.apply("must be one of " + String.join(", ", known) + ": --retention=" + topic);
            }
            try {
                retentions.put(topic, new DurationConverter().convert(time));
            } catch (TypeConversionException e) {
                throw usage.apply(e.getMessage() + " --retention=" + topic);
            }
        });
        return retentions;
    }
}
