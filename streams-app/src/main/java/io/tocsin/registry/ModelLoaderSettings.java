package io.tocsin.registry;

import io.tocsin.config.RegistrySettings;
import io.tocsin.config.TocsinConfig;
import io.tocsin.signing.ArtifactTrust;
import io.tocsin.signing.KeyFile;

/**
 * What a model must fit to be loaded.
 *
 * <p>Thread-safe.
 *
 * @param maxStepMicros what one step of the network may take
 * @param trust who may vouch for it
 */
public record ModelLoaderSettings(long tickDurationMs, int maxArtifactBytes, int maxStepMicros, ArtifactTrust trust) {

    /**
     * As a configuration has it.
     *
     * @throws io.tocsin.signing.KeyFileException if a trusted key cannot be read
     */
    public static ModelLoaderSettings of(TocsinConfig config) {
        RegistrySettings registry = config.registry();
        return new ModelLoaderSettings(
                config.ticks().duration().toMillis(),
                registry.artifactBytesMax(),
                registry.stepMicrosMax(),
                new ArtifactTrust(KeyFile.readTrusted(registry.trustedKeys()), registry.unsignedAccepted()));
    }
}
