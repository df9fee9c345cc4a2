package io.tocsin.docker;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Builds Tocsin's own image of what Maven has just packed, which Docker does in seconds where nothing has changed. Skips a test, and says why, where
 * the bill of materials is missing that the image must have.
 *
 * <p>Thread-safe.
 */
final class TocsinImage implements ExecutionCondition {
    static final String NAME = "tocsin";

    private static final long BUILD_MINUTES_MAX = 6;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Path root = Objects.requireNonNull(
                Path.of("").toAbsolutePath().getParent(), "tests run in a module of the project");
        if (!Files.exists(root.resolve("streams-app/target/tocsin/sbom.json"))) {
            return ConditionEvaluationResult.disabled(
                    "the image needs streams-app/target/tocsin/sbom.json: mvn -Psbom verify");
        }
        try {
            build(root).ifPresent(reason -> {
                throw new IllegalStateException("docker build failed: " + reason);
            });
            return ConditionEvaluationResult.enabled("the image is built");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ConditionEvaluationResult.disabled("interrupted while the image was built");
        } catch (IOException e) {
            return ConditionEvaluationResult.disabled("docker cannot be started: " + e.getMessage());
        }
    }

    /** The end of what docker said when it failed. */
    private static Optional<String> build(Path root) throws IOException, InterruptedException {
        File log = Files.createTempFile("docker-build", ".log").toFile();
        try {
            Process process = new ProcessBuilder(
                            List.of("docker", "build", "--file", "docker/Dockerfile", "--tag", NAME, "."))
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            if (!process.waitFor(BUILD_MINUTES_MAX, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return Optional.of("not done within " + BUILD_MINUTES_MAX + " minutes");
            }
            String said = Files.readString(log.toPath(), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of(said.substring(Math.max(0, said.length() - 1_000)));
        } finally {
            Files.delete(log.toPath());
        }
    }
}
