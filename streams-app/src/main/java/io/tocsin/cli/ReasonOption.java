package io.tocsin.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Why a deployment is changed. Mixed into the commands that change one.
 *
 * <p>Confined to one thread.
 */
final class ReasonOption {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for people.")
    private Optional<String> reason = Optional.empty();

    Optional<String> reason() {
        return reason;
    }
}
