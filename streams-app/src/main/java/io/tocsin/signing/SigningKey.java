package io.tocsin.signing;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/**
 * Both halves of a key: signs. Signatures are deterministic, as RFC 8032 has them.
 *
 * <p>Thread-safe. {@link #toString()} tells the id alone.
 */
public final class SigningKey {
    private final PrivateKey secret;
    private final VerifyingKey verifyingKey;

    private SigningKey(PrivateKey secret, VerifyingKey verifyingKey) {
        this.secret = secret;
        this.verifyingKey = verifyingKey;
    }

    /** A new key, from the platform's secure random numbers. */
    public static SigningKey generate() {
        KeyPair pair = Ed25519.generator().generateKeyPair();
        return new SigningKey(pair.getPrivate(), new VerifyingKey(pair.getPublic()));
    }

    /**
     * A key from its PKCS#8 encoding; the public half follows from it.
     *
     * @throws InvalidKeySpecException if it is no Ed25519 private key
     */
    static SigningKey ofEncoded(byte[] pkcs8) throws InvalidKeySpecException {
        PrivateKey secret = Ed25519.keyFactory().generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        SigningKey key = new SigningKey(secret, publicHalf(secret));
        key.requireMatchingHalves();
        return key;
    }

    /** The JDK derives a public half only while it generates: it is given the secret in place of random numbers. */
    private static VerifyingKey publicHalf(PrivateKey secret) throws InvalidKeySpecException {
        byte[] seed = ((EdECPrivateKey) secret)
                .getBytes()
                .orElseThrow(() -> new InvalidKeySpecException("the platform does not give its bytes"));
        try {
            KeyPairGenerator generator = Ed25519.generator();
            generator.initialize(NamedParameterSpec.ED25519, new KnownBytes(seed));
            return new VerifyingKey(generator.generateKeyPair().getPublic());
        } catch (InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("this Java platform makes no Ed25519 keys", e);
        }
    }

    /** Another security provider might draw its random numbers in another way. */
    private void requireMatchingHalves() {
        byte[] probe = {1, 2, 3};
        try {
            if (!verifyingKey.verifies(probe, sign(probe))) {
                throw new IllegalStateException("this Java platform does not derive the public half of a key");
            }
        } catch (SignatureException e) {
            throw new IllegalStateException("this Java platform does not sign with Ed25519", e);
        }
    }

    /** What artifacts name it by. */
    public String id() {
        return verifyingKey.id();
    }

    /** The half that others may have. */
    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    /** The signature over {@code message}, 64 bytes. */
    byte[] sign(byte[] message) {
        try {
            Signature signing = Ed25519.signature();
            signing.initSign(secret);
            signing.update(message);
            return signing.sign();
        } catch (InvalidKeyException | SignatureException e) {
            throw new IllegalStateException("cannot sign: key=" + id(), e);
        }
    }

    /** PKCS#8. */
    byte[] encoded() {
        return secret.getEncoded();
    }

    @Override
    public String toString() {
        return id();
    }

    private static final class KnownBytes extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        KnownBytes(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
