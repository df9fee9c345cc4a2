package io.tocsin.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactTrustTest {
    private static final byte[] ARTIFACT = {10, 20, 30, 40};
    private static final SigningKey OLD = SigningKey.generate();
    private static final SigningKey NEW = SigningKey.generate();
    private static final SigningKey FOREIGN = SigningKey.generate();

    private final ArtifactTrust trust = trusting(OLD);

    @Test
    void shouldTakeWhatATrustedKeyHasSigned() {
        assertThat(trust.objection(ArtifactSignature.of(OLD, ARTIFACT), ARTIFACT))
                .isEmpty();
    }

    @Test
    void shouldTakeBothKeysWhileTheyAreChanged() {
        ArtifactTrust both = trusting(OLD, NEW);

        assertThat(both.objection(ArtifactSignature.of(OLD, ARTIFACT), ARTIFACT))
                .isEmpty();
        assertThat(both.objection(ArtifactSignature.of(NEW, ARTIFACT), ARTIFACT))
                .isEmpty();
        assertThat(trusting(NEW).objection(ArtifactSignature.of(OLD, ARTIFACT), ARTIFACT))
                .contains("artifact is signed by a key that is not trusted: key=" + OLD.id() + " trusted=" + NEW.id()
                        + "; if it is one of yours, add its public key to models.trusted.keys");
    }

    @Test
    void shouldObjectToAForeignKey() {
        assertThat(trust.objection(ArtifactSignature.of(FOREIGN, ARTIFACT), ARTIFACT))
                .contains("artifact is signed by a key that is not trusted: key=" + FOREIGN.id() + " trusted="
                        + OLD.id() + "; if it is one of yours, add its public key to models.trusted.keys");
    }

    @Test
    void shouldObjectToAForeignSignatureUnderATrustedName() {
        byte[] foreign = ArtifactSignature.of(FOREIGN, ARTIFACT).bytes();

        assertThat(trust.objection(new ArtifactSignature(OLD.id(), foreign), ARTIFACT))
                .contains("signature does not match, it was made for other bytes or by another key: key=" + OLD.id());
    }

    @Test
    void shouldObjectToEachAlteredBitOfTheArtifact() {
        ArtifactSignature signature = ArtifactSignature.of(OLD, ARTIFACT);
        for (int bit = 0; bit < ARTIFACT.length * 8; bit++) {
            byte[] altered = ARTIFACT.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(trust.objection(signature, altered)).as("bit " + bit).isPresent();
        }
        assertThat(trust.objection(signature, Arrays.copyOf(ARTIFACT, 3))).isPresent();
        assertThat(trust.objection(signature, Arrays.copyOf(ARTIFACT, 5))).isPresent();
        assertThat(trust.objection(signature, new byte[0])).isPresent();
    }

    @Test
    void shouldObjectToEachAlteredBitOfTheSignature() {
        ArtifactSignature signature = ArtifactSignature.of(OLD, ARTIFACT);
        for (int bit = 0; bit < signature.bytes().length * 8; bit++) {
            byte[] altered = signature.bytes().clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(trust.objection(new ArtifactSignature(OLD.id(), altered), ARTIFACT))
                    .as("bit " + bit)
                    .isPresent();
        }
    }

    @Test
    void shouldObjectToASignatureThatWasMadeForSomethingElseThanAnArtifact() {
        assertThat(trust.objection(new ArtifactSignature(OLD.id(), OLD.sign(ARTIFACT)), ARTIFACT))
                .contains("signature does not match, it was made for other bytes or by another key: key=" + OLD.id());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 65, 1000})
    void shouldObjectToASignatureOfAnotherLength(int length) {
        assertThat(trust.objection(new ArtifactSignature(OLD.id(), new byte[length]), ARTIFACT))
                .contains("malformed signature: key=" + OLD.id() + " reason=bytes=" + length + ", must be 64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "DEB2DED39DC26FCE", "deb2ded39dc26fce0", "line\nbreak", "../../etc/passwd"})
    void shouldObjectToWhatIsNoKeyIdWithoutRepeatingIt(String keyId) {
        assertThat(trust.objection(new ArtifactSignature(keyId, new byte[64]), ARTIFACT))
                .contains("malformed key id of the signature, must be 16 hex digits: characters=" + keyId.length());
        assertThat(new ArtifactSignature(keyId, new byte[64]).signer()).isEqualTo("malformed");
    }

    @Test
    void shouldObjectToWhatNobodySigned() {
        assertThat(trust.objection(ArtifactSignature.NONE, ARTIFACT))
                .contains("artifact is not signed: publish it with models.signing.key set; trusted=" + OLD.id());
        assertThat(ArtifactSignature.NONE.signer()).isEqualTo("nobody");
    }

    @Test
    void shouldTeachWhatToDoWhenNobodyIsTrusted() {
        ArtifactTrust nobody = trusting();
        String lesson = "no key is trusted, so no model may judge: set models.trusted.keys to the public key of whoever"
                + " publishes models (tocsin keys create makes one)";

        assertThat(nobody.objection(ArtifactSignature.of(OLD, ARTIFACT), ARTIFACT))
                .contains(lesson);
        assertThat(nobody.objection(ArtifactSignature.NONE, ARTIFACT)).contains(lesson);
        assertThat(nobody.warning()).contains(lesson);
        assertThat(trust.warning()).isEmpty();
    }

    @Test
    void shouldTakeUnsignedButNothingWronglySignedWhenToldTo() {
        ArtifactTrust lenient = new ArtifactTrust(TrustedKeys.of(List.of(OLD.verifyingKey())), true);

        assertThat(lenient.objection(ArtifactSignature.NONE, ARTIFACT)).isEmpty();
        assertThat(lenient.objection(ArtifactSignature.of(OLD, ARTIFACT), ARTIFACT))
                .isEmpty();
        assertThat(lenient.objection(ArtifactSignature.of(OLD, ARTIFACT), new byte[] {1}))
                .isPresent();
        assertThat(lenient.objection(ArtifactSignature.of(FOREIGN, ARTIFACT), ARTIFACT))
                .isPresent();
        assertThat(new ArtifactTrust(TrustedKeys.NONE, true)
                        .objection(ArtifactSignature.of(FOREIGN, ARTIFACT), ARTIFACT))
                .isPresent();
        assertThat(lenient.warning())
                .contains("unsigned models are accepted, so whoever may write to the models topic decides what judges;"
                        + " for development only: models.unsigned.accepted=true");
    }

    private static ArtifactTrust trusting(SigningKey... keys) {
        return new ArtifactTrust(
                TrustedKeys.of(Arrays.stream(keys).map(SigningKey::verifyingKey).toList()), false);
    }
}
