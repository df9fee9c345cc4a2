package io.tocsin.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.engine.Model;
import io.tocsin.engine.Models;
import io.tocsin.engine.SelfTest;
import io.tocsin.engine.SelfTestFailedException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelArtifactTest {
    private final Model model = Models.random("v1", 3, true, 7);
    private final byte[] bytes = ModelWriter.write(model);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldReadWhatItWrote(boolean failureHead) {
        Model written = Models.random("2026-01-01T00.00.00Z", 4, failureHead, 3);
        Model read = ModelReader.read(ModelWriter.write(written));
        assertThat(read)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Float.compare(a, b) == 0, Float.class)
                .isEqualTo(written);
        assertThat(ModelWriter.write(read)).isEqualTo(ModelWriter.write(written));
        assertThatCode(() -> read.selfTest().verify(read)).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseEveryTruncation() {
        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ModelReader.read(truncated))
                    .isInstanceOf(MalformedArtifactException.class)
                    .hasMessageContaining("offset=");
        }
    }

    @Test
    void shouldRefuseEveryAlteredByte() {
        for (int i = 0; i < bytes.length; i++) {
            byte[] altered = bytes.clone();
            altered[i] ^= 0x10;
            assertThatThrownBy(() -> ModelReader.read(altered)).isInstanceOf(MalformedArtifactException.class);
        }
    }

    @Test
    void shouldSayWhatIsWrongAndWhere() {
        assertThatThrownBy(() -> ModelReader.read(new byte[100]))
                .hasMessage("not a model artifact, magic=0x0: offset=0");
        byte[] future = bytes.clone();
        future[5] = 9;
        assertThatThrownBy(() -> ModelReader.read(future))
                .hasMessage("unknown format version, version=9 known=3: offset=4");
        byte[] altered = bytes.clone();
        altered[60] ^= 1;
        assertThatThrownBy(() -> ModelReader.read(altered)).hasMessageStartingWith("checksum does not match: offset=");
    }

    /** Garbage with a right checksum: what an attacker or a bug would send. Whatever it is, it must be refused by a rule, cheaply. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldRefuseOrReadGarbageWithARightChecksum(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            byte[] garbage = bytes.clone();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                garbage[6 + random.nextInt(garbage.length - 38)] = (byte) random.nextInt(256);
            }
            resign(garbage);
            try {
                Model read = ModelReader.read(garbage);
                assertThat(read.features().size())
                        .isEqualTo(read.network().spec().features());
                read.network().requireFinite();
            } catch (MalformedArtifactException e) {
                assertThat(e).hasMessageContaining("offset=");
            }
        }
    }

    @Test
    void shouldNotAllocateByAnUncheckedSize() {
        // The layer width says 4096: 16 layers of that would be gigabytes.
        byte[] huge = bytes.clone();
        int at = indexOfNetwork();
        ByteBuffer.wrap(huge).putInt(at, 16).putInt(at + 4, 4096);
        resign(huge);
        assertThatThrownBy(() -> ModelReader.read(huge)).hasMessageStartingWith("truncated weights, needs ");
    }

    @Test
    void shouldRefuseWeightsThatAreNotFinite() {
        byte[] poisoned = bytes.clone();
        ByteBuffer.wrap(poisoned).putFloat(indexOfNetwork() + 69 + 40, Float.NaN);
        resign(poisoned);
        assertThatThrownBy(() -> ModelReader.read(poisoned))
                .hasMessageContaining("must be finite: parameters[0][10]=NaN");
    }

    @Test
    void shouldFailTheSelfTestWhenTheNumbersDiffer() {
        SelfTest wrong = new SelfTest(
                model.selfTest().rows(),
                model.selfTest().score() + 0.1f,
                model.selfTest().failureProbabilities());
        assertThatThrownBy(() -> wrong.verify(model))
                .isInstanceOf(SelfTestFailedException.class)
                .hasMessageStartingWith("self-test does not reproduce: model=test/v1 score=");
    }

    /** Where the layer count stands: after it come the width, the dropout, 61 bytes for the two heads, and the weights. */
    private int indexOfNetwork() {
        byte[] needle = ByteBuffer.allocate(8).putInt(2).putInt(4).array();
        for (int i = 0; i < bytes.length - 8; i++) {
            if (Arrays.equals(Arrays.copyOfRange(bytes, i, i + 8), needle)) {
                return i;
            }
        }
        throw new AssertionError("layer count not found");
    }

    private static void resign(byte[] artifact) {
        int end = artifact.length - 32;
        System.arraycopy(Sha256.of(artifact, end), 0, artifact, end, 32);
    }
}
