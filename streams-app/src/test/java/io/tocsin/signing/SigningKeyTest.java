package io.tocsin.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeyTest {

    /** RFC 8032, section 7.1, tests 1 to 3. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,"
                + "'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,"
                + "72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,"
                + "af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void shouldSignAsTheStandardDoes(String secret, String point, String message, String signature) throws Exception {
        SigningKey key = Rfc8032.key(secret);
        byte[] spki = key.verifyingKey().encoded();

        assertThat(Arrays.copyOfRange(spki, spki.length - 32, spki.length)).isEqualTo(Rfc8032.bytes(point));
        assertThat(key.sign(Rfc8032.bytes(message))).isEqualTo(Rfc8032.bytes(signature));
        assertThat(key.verifyingKey().verifies(Rfc8032.bytes(message), Rfc8032.bytes(signature)))
                .isTrue();
    }

    @Test
    void shouldSignArtifactsBehindALineOfTheirOwnAsOpensslDoes() throws Exception {
        SigningKey key = Rfc8032.key(Rfc8032.SECRET);

        ArtifactSignature signature = ArtifactSignature.of(key, new byte[] {1, 2, 3});

        // (printf 'tocsin model artifact v1\n'; printf '\1\2\3') > m; openssl pkeyutl -sign -inkey key -rawin -in m
        assertThat(signature.bytes())
                .isEqualTo(Rfc8032.bytes("a04f8423097045ed2767a765dfd29526bdeadd80974a580f3d8c32cfec434b03"
                        + "04d18153ffc6dffb2914caec97534c3329afdfa94830c3ae5701b3c95e97d807"));
        assertThat(signature.keyId()).isEqualTo(Rfc8032.ID);
        assertThat(key.verifyingKey().fingerprint()).isEqualTo(Rfc8032.FINGERPRINT);
    }

    @Test
    void shouldTellNothingButTheIdWhenPrinted() throws InvalidKeySpecException {
        assertThat(Rfc8032.key(Rfc8032.SECRET)).hasToString(Rfc8032.ID);
    }

    @Test
    void shouldMakeAnotherKeyEachTime() {
        assertThat(SigningKey.generate().id())
                .matches("[0-9a-f]{16}")
                .isNotEqualTo(SigningKey.generate().id());
    }

    @Test
    void shouldRefuseKeysOfOtherKinds() throws Exception {
        byte[] otherCurve = KeyPairGenerator.getInstance("Ed448")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();

        assertThatThrownBy(() -> SigningKey.ofEncoded(otherCurve)).isInstanceOf(InvalidKeySpecException.class);
        assertThatThrownBy(() -> SigningKey.ofEncoded(new byte[] {1, 2})).isInstanceOf(InvalidKeySpecException.class);
    }

    @Test
    void shouldTellNoSignatureFromAWrongOne() throws Exception {
        VerifyingKey key = Rfc8032.key(Rfc8032.SECRET).verifyingKey();

        assertThat(key.verifies(new byte[] {1}, new byte[64])).isFalse();
        assertThatThrownBy(() -> key.verifies(new byte[] {1}, new byte[63]))
                .isInstanceOf(SignatureException.class)
                .hasMessage("bytes=63, must be 64");
    }
}
