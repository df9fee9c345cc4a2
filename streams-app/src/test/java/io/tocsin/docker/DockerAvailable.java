package io.tocsin.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips a test, and says why, where Docker does not run or an image is neither there nor to be had. Asked before Testcontainers is, which would
 * try for two minutes to pull an image that cannot be had, and fail then.
 *
 * <p>Thread-safe.
 */
final class DockerAvailable implements ExecutionCondition {
    static final String KAFKA = "apache/kafka:4.3.1";
    static final String REGISTRY = "apicurio/apicurio-registry:3.3.3";

    /** What Testcontainers starts beside the first container, unless told not to. */
    private static final String REAPER = "testcontainers/ryuk:0.14.0";

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration PULL_TIMEOUT = Duration.ofMinutes(5);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            return obstacle()
                    .map(ConditionEvaluationResult::disabled)
                    .orElseGet(() -> ConditionEvaluationResult.enabled("Docker runs and has the images"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ConditionEvaluationResult.disabled("interrupted while asking Docker");
        }
    }

    private static Optional<String> obstacle() throws InterruptedException {
        Optional<String> silent = failure(ANSWER_TIMEOUT, "version", "--format", "{{.Server.Version}}");
        if (silent.isPresent()) {
            return Optional.of("Docker does not run: " + silent.get());
        }
        for (String image : images()) {
            if (failure(ANSWER_TIMEOUT, "image", "inspect", "--format", "{{.Id}}", image)
                    .isPresent()) {
                Optional<String> refused = failure(PULL_TIMEOUT, "pull", "--quiet", image);
                if (refused.isPresent()) {
                    return Optional.of("Docker runs, but has no image " + image + ": " + refused.get());
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> images() {
        List<String> images = new ArrayList<>(List.of(KAFKA, REGISTRY));
        if (!"true".equalsIgnoreCase(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
            images.add(REAPER);
        }
        return images;
    }

    /** The last line of what docker said when it failed; its answers are shorter than a pipe holds. */
    private static Optional<String> failure(Duration timeout, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            if (!process.waitFor(timeout.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.of("no answer within " + timeout.toSeconds() + " s: " + String.join(" ", command));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of(said.substring(said.lastIndexOf('\n') + 1));
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
