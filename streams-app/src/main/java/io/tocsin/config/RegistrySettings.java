package io.tocsin.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;

/**
 * What the model registry accepts, and who signs what is published; the schema registry is part of {@link KafkaSettings}. Thread-safe.
 *
 * @param artifactBytesMax a larger model artifact is refused before it is parsed
 * @param stepMicrosMax a model whose step takes longer is refused
 * @param trustedKeys public key files, or directories of them; absolute or relative to the working directory
 * @param signingKey private key file; empty where nothing is published
 * @param unsignedAccepted whether a model for which nobody vouches may judge
 * @param rollbackAutomatic whether a version that does not do well is taken back by itself
 */
public record RegistrySettings(
        int artifactBytesMax,
        int stepMicrosMax,
        List<Path> trustedKeys,
        Optional<Path> signingKey,
        boolean unsignedAccepted,
        boolean rollbackAutomatic) {

    /** Brokers take no request over {@code socket.request.max.bytes}, 100 MB by default, and every instance holds an artifact several times while it loads it. */
    private static final int MAX_ARTIFACT_BYTES = 64 * 1024 * 1024;

    static final String ARTIFACT_BYTES_MAX = "models.artifact.bytes.max";
    static final String STEP_MICROS_MAX = "models.step.micros.max";
    static final String TRUSTED_KEYS = "models.trusted.keys";
    static final String SIGNING_KEY = "models.signing.key";
    static final String UNSIGNED_ACCEPTED = "models.unsigned.accepted";
    static final String ROLLBACK_AUTOMATIC = "models.rollback.automatic";

    public RegistrySettings {
        trustedKeys = List.copyOf(trustedKeys);
    }

    static void declare(ConfigDef definition) {
        new KeyGroup(definition, "Model registry")
                .integer(
                        ARTIFACT_BYTES_MAX,
                        8_388_608,
                        Rule.between(1_024, MAX_ARTIFACT_BYTES),
                        "Size of one model artifact in bytes; a larger one is neither published nor parsed. The models topic needs a max.message.bytes of 4096 more.")
                .integer(
                        STEP_MICROS_MAX,
                        2_000,
                        Rule.between(1, 1_000_000),
                        "What a model may need for one tick, in microseconds, measured when it is loaded; a slower one is refused.")
                .text(
                        TRUSTED_KEYS,
                        "",
                        Rule.paths(),
                        "Public keys whose models may judge; a directory stands for all *.pem in it, ${user.home} is replaced. None: no model may.")
                .text(
                        SIGNING_KEY,
                        "",
                        Rule.pathOrEmpty(),
                        "Private key that train and publish sign models with; ${user.home} is replaced. tocsin keys create makes one.")
                .truth(
                        UNSIGNED_ACCEPTED,
                        false,
                        "Whether models without a signature may be published and judge; for development only, warned of at the start.")
                .truth(
                        ROLLBACK_AUTOMATIC,
                        true,
                        "Whether a version that does not do well in its first ten minutes is taken back by itself; pinned models never are.");
    }

    static RegistrySettings from(ParsedValues values) {
        return new RegistrySettings(
                values.integer(ARTIFACT_BYTES_MAX),
                values.integer(STEP_MICROS_MAX),
                values.paths(TRUSTED_KEYS),
                values.optionalPath(SIGNING_KEY),
                values.truth(UNSIGNED_ACCEPTED),
                values.truth(ROLLBACK_AUTOMATIC));
    }
}
