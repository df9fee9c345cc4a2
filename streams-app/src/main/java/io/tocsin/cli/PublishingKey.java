package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.signing.KeyFile;
import io.tocsin.signing.SigningKey;
import java.util.Optional;

/** The key that a configuration publishes with. Thread-safe. */
final class PublishingKey {
    private PublishingKey() {}

    /**
     * Reads it; empty where models may go without.
     *
     * @throws CommandFailedException if there is none and what is published would be refused everywhere
     * @throws io.tocsin.signing.KeyFileException if it cannot be read
     */
    static Optional<SigningKey> of(TocsinConfig config) {
        if (config.registry().signingKey().isEmpty() && !config.registry().unsignedAccepted()) {
            throw new CommandFailedException(
                    "no key to sign the model with: set models.signing.key (tocsin keys create makes one),"
                            + " or for development models.unsigned.accepted=true");
        }
        return config.registry().signingKey().map(KeyFile::readPrivate);
    }
}
