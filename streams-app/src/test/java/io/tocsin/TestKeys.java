package io.tocsin;

import io.tocsin.signing.ArtifactTrust;
import io.tocsin.signing.KeyPairFiles;
import io.tocsin.signing.SigningKey;
import io.tocsin.signing.TrustedKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The key that the tests' own models are signed with, and one of a stranger. */
public final class TestKeys {
    public static final SigningKey OURS = SigningKey.generate();
    public static final SigningKey FOREIGN = SigningKey.generate();

    private TestKeys() {}

    /** What trusts these keys and nothing unsigned. */
    public static ArtifactTrust trusting(SigningKey... keys) {
        return new ArtifactTrust(
                TrustedKeys.of(
                        List.of(keys).stream().map(SigningKey::verifyingKey).toList()),
                false);
    }

    /** Makes a key in {@code directory} and gives the configuration that signs with it and trusts it. */
    public static Map<String, String> configuration(Path directory) {
        KeyPairFiles files = KeyPairFiles.in(directory, "test");
        files.create();
        return Map.of(
                "models.signing.key", files.privateFile().toString(),
                "models.trusted.keys", files.publicFile().toString());
    }
}
