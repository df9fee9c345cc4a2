package io.tocsin.config;

import org.apache.kafka.common.config.ConfigDef;

/**
 * What the model registry accepts; the schema registry is part of {@link KafkaSettings}. Thread-safe.
 *
 * @param artifactBytesMax a larger model artifact is refused before it is parsed
 */
public record RegistrySettings(int artifactBytesMax) {

    static final String ARTIFACT_BYTES_MAX = "models.artifact.bytes.max";

    static void declare(ConfigDef definition) {
        new KeyGroup(definition, "Model registry")
                .integer(
                        ARTIFACT_BYTES_MAX,
                        8_388_608,
                        Rule.between(1_024, 1_073_741_824),
                        "Size of one model artifact in bytes; a larger one is refused before it is parsed.");
    }

    static RegistrySettings from(ParsedValues values) {
        return new RegistrySettings(values.integer(ARTIFACT_BYTES_MAX));
    }
}
