package io.tocsin.signing;

import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;

/** The JDK's own Ed25519 (RFC 8032), which every Java platform from 15 on has. Thread-safe. */
final class Ed25519 {
    static final String NAME = "Ed25519";
    static final int SIGNATURE_BYTES = 64;

    private Ed25519() {}

    static Signature signature() {
        try {
            return Signature.getInstance(NAME);
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    static KeyFactory keyFactory() {
        try {
            return KeyFactory.getInstance(NAME);
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    static KeyPairGenerator generator() {
        try {
            return KeyPairGenerator.getInstance(NAME);
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(NoSuchAlgorithmException cause) {
        return new IllegalStateException("this Java platform has no Ed25519", cause);
    }
}
