package io.tocsin.signing;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/**
 * The public half of a key: tells whether a signature is its own.
 *
 * <p>Thread-safe.
 */
public final class VerifyingKey {
    private static final int ID_DIGITS = 16;

    private final PublicKey key;
    private final String fingerprint;

    VerifyingKey(PublicKey key) {
        this.key = key;
        this.fingerprint = sha256(key.getEncoded());
    }

    /**
     * A key from its SPKI encoding.
     *
     * @throws InvalidKeySpecException if it is no Ed25519 public key
     */
    static VerifyingKey ofEncoded(byte[] spki) throws InvalidKeySpecException {
        return new VerifyingKey(Ed25519.keyFactory().generatePublic(new X509EncodedKeySpec(spki)));
    }

    /** SHA-256 of the SPKI encoding, 64 lower-case hex digits. */
    public String fingerprint() {
        return fingerprint;
    }

    /** What artifacts name it by: the first 16 digits of the fingerprint. */
    public String id() {
        return fingerprint.substring(0, ID_DIGITS);
    }

    /** SPKI. */
    byte[] encoded() {
        return key.getEncoded();
    }

    /**
     * Whether {@code signature} is this key's over {@code message}.
     *
     * @throws SignatureException if the bytes are no signature at all
     */
    boolean verifies(byte[] message, byte[] signature) throws SignatureException {
        if (signature.length != Ed25519.SIGNATURE_BYTES) {
            throw new SignatureException("bytes=" + signature.length + ", must be " + Ed25519.SIGNATURE_BYTES);
        }
        try {
            Signature verification = Ed25519.signature();
            verification.initVerify(key);
            verification.update(message);
            return verification.verify(signature);
        } catch (InvalidKeyException e) {
            // The encoding was well-formed, but names no point of the curve: nothing can be its signature.
            return false;
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return id();
    }
}
