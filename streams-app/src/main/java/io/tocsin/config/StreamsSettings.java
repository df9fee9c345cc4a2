package io.tocsin.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How Kafka Streams runs. Thread-safe.
 *
 * @param applicationId group id and prefix of Streams' own topics; instances that share it share the work
 * @param stateDirectory absolute or relative to the working directory; need not exist yet
 * @param stateMemoryBytes that all state stores of the process take outside of the heap, 32 MiB to 1 TiB; half of it for write buffers
 * @param threads stream threads of this instance, at least 1
 * @param standbyReplicas copies of each state store on other instances, at least 0
 * @param properties what was given behind {@code streams.}
 */
public record StreamsSettings(
        String applicationId,
        Path stateDirectory,
        long stateMemoryBytes,
        ProcessingGuarantee processingGuarantee,
        Duration commitInterval,
        int threads,
        int standbyReplicas,
        PassThroughProperties properties) {
    /** 96 MiB. */
    public static final long DEFAULT_STATE_MEMORY_BYTES = 100_663_296;

    static final String APPLICATION_ID = "application.id";
    static final String STATE_DIRECTORY = "state.dir";
    static final String STATE_MEMORY_BYTES = "state.memory.bytes";
    static final String PROCESSING_GUARANTEE = "processing.guarantee";
    static final String COMMIT_INTERVAL_MS = "commit.interval.ms";
    static final String THREADS = "stream.threads";
    static final String STANDBY_REPLICAS = "standby.replicas";

    static void declare(ConfigDef definition) {
        new KeyGroup(definition, "Kafka Streams")
                .text(
                        APPLICATION_ID,
                        "tocsin",
                        Rule.matching("1 to 100 letters, digits, dots, dashes or underscores", "[A-Za-z0-9._-]{1,100}"),
                        "Name of the installation: instances that share it share the work, and Streams' own topics begin with it.")
                .text(
                        STATE_DIRECTORY,
                        ParsedValues.USER_HOME + "/.tocsin/state",
                        Rule.directory(),
                        "Where the state stores live on disk; ${user.home} is replaced.")
                .wholeNumber(
                        STATE_MEMORY_BYTES,
                        DEFAULT_STATE_MEMORY_BYTES,
                        Rule.between(33_554_432, 1_099_511_627_776L),
                        "Memory of all state stores of this process together, outside of the heap, in bytes: half of it write buffers, the rest block cache.")
                .text(
                        PROCESSING_GUARANTEE,
                        ProcessingGuarantee.EXACTLY_ONCE_V2.kafkaName(),
                        Rule.oneOf(ProcessingGuarantee.kafkaNames()),
                        "Whether a crash may repeat records; alert ids are deterministic, so a repeat is harmless.")
                .wholeNumber(
                        COMMIT_INTERVAL_MS,
                        20,
                        Rule.between(1, 60_000),
                        "How often progress is committed; with exactly_once_v2 also the delay until others see the results.")
                .integer(THREADS, 2, Rule.between(1, 256), "Stream threads of this instance.")
                .integer(
                        STANDBY_REPLICAS,
                        0,
                        Rule.between(0, 10),
                        "Copies of each state store that other instances keep ready for a quick take-over.");
    }

    static StreamsSettings from(ParsedValues values, Map<String, String> passThrough) {
        return new StreamsSettings(
                values.text(APPLICATION_ID),
                values.path(STATE_DIRECTORY),
                values.wholeNumber(STATE_MEMORY_BYTES),
                ProcessingGuarantee.ofKafkaName(values.text(PROCESSING_GUARANTEE)),
                values.milliseconds(COMMIT_INTERVAL_MS),
                values.integer(THREADS),
                values.integer(STANDBY_REPLICAS),
                PassThrough.STREAMS.select(passThrough));
    }
}
