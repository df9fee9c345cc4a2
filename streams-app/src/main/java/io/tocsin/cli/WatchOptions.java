package io.tocsin.cli;

import io.tocsin.retraining.RetrainSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * How {@code tocsin train} goes on by itself.
 *
 * <p>Confined to one thread.
 */
final class WatchOptions {
    private static final Duration EVERY = Duration.ofDays(7);
    private static final Duration DRIFT_FOR = Duration.ofHours(6);
    private static final Duration SHADOW_FOR = Duration.ofHours(1);

    @Option(
            names = "--watch",
            description =
                    "Go on until Ctrl-C: train anew when the scores drift or it is time, let the new version judge beside the champion, promote it when the gate lets it pass.")
    private boolean watch;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "With --watch: train anew at the latest so long after the last training (default: 7d).")
    private Optional<Duration> every = Optional.empty();

    @Option(
            names = "--drift-for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "With --watch: train anew when the scores of a tenth of the entities were off for most of so long, and not again before so long has passed (default: 6h).")
    private Optional<Duration> driftFor = Optional.empty();

    @Option(
            names = "--shadow-for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "With --watch: so long it judges beside the champion, in the time of the ticks (default: 1h).")
    private Optional<Duration> shadowFor = Optional.empty();

    @Option(
            names = "--no-promote",
            description = "With --watch: leave what the gate lets pass in the shadow, for a person to promote.")
    private boolean noPromote;

    boolean isWatching() {
        return watch;
    }

    /** Stops options that say nothing without {@code --watch}. */
    void requireNoneWithoutWatch(Output output) {
        List<String> meaningless = Stream.of(
                        every.map(any -> "--every"),
                        driftFor.map(any -> "--drift-for"),
                        shadowFor.map(any -> "--shadow-for"),
                        noPromote ? Optional.of("--no-promote") : Optional.<String>empty())
                .flatMap(Optional::stream)
                .toList();
        if (!watch && !meaningless.isEmpty()) {
            throw new ParameterException(output.commandLine(), "only with --watch: " + String.join(", ", meaningless));
        }
    }

    RetrainSettings settings() {
        return new RetrainSettings(
                Optional.of(every.orElse(EVERY)), driftFor.orElse(DRIFT_FOR), shadowFor.orElse(SHADOW_FOR), !noPromote);
    }
}
