package io.tocsin.cli;

import io.tocsin.selector.Selector;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Who is judged by a version, and from when on. Mixed into the commands that deploy.
 *
 * <p>Confined to one thread.
 */
final class DeployOptions {
    @Option(
            names = "--selector",
            paramLabel = "GLOB",
            converter = SelectorConverter.class,
            description =
                    "Which entities the model is for: GLOB or GLOB{label=GLOB,...}, where * stands for any characters and ? for one.")
    private Optional<Selector> selector = Optional.empty();

    @Option(
            names = "--activate-at",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description =
                    "First moment it judges, in the time of the samples, such as 2026-03-01T14:00:00Z; without it at once.")
    private Optional<Instant> activateAt = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for people.")
    private Optional<String> reason = Optional.empty();

    Optional<String> selector() {
        return selector.map(Selector::text);
    }

    Optional<Instant> activateAt() {
        return activateAt;
    }

    Optional<String> reason() {
        return reason;
    }
}
