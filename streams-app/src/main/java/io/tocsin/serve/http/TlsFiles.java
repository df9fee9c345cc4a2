package io.tocsin.serve.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A certificate and its key as they lie in PEM files.
 *
 * <p>Thread-safe.
 *
 * @param certificateFile the server's certificate first, then those between it and its root
 * @param keyFile PKCS#8, RSA or EC, not encrypted
 */
record TlsFiles(Path certificateFile, Path keyFile) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,60})-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final String PKCS8 = "PRIVATE KEY";
    private static final byte[] SIGNED = "tocsin".getBytes(StandardCharsets.US_ASCII);

    /**
     * Both as a store in memory; its password is empty.
     *
     * @throws ServeFailedException if they cannot be read or do not belong together
     */
    KeyStore read() {
        Certificate[] chain = chain(certificateFile);
        PrivateKey key = key(chain[0].getPublicKey().getAlgorithm());
        try {
            requireOnePair(key, chain[0].getPublicKey());
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, new char[0]);
            store.setKeyEntry("tocsin", key, new char[0], chain);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new ServeFailedException(
                    "certificate cannot be used: serve.tls.certificate.file=" + certificateFile + " reason="
                            + e.getMessage(),
                    e);
        }
    }

    /** The certificates of a file, at least one. */
    static Certificate[] chain(Path certificateFile) {
        try {
            byte[] bytes = bytes("serve.tls.certificate.file", certificateFile);
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes))
                    .toArray(new Certificate[0]);
            if (chain.length > 0) {
                return chain;
            }
        } catch (GeneralSecurityException e) {
            throw noCertificate(certificateFile, e);
        }
        throw noCertificate(certificateFile, null);
    }

    private static ServeFailedException noCertificate(Path certificateFile, @Nullable GeneralSecurityException cause) {
        return new ServeFailedException(
                "no certificate in the file, it needs the server's own and those between it and its root in PEM:"
                        + " serve.tls.certificate.file=" + certificateFile,
                cause);
    }

    private PrivateKey key(String algorithm) {
        Matcher block = BLOCK.matcher(new String(bytes("serve.tls.key.file", keyFile), StandardCharsets.ISO_8859_1));
        if (!block.find() || !block.group(1).equals(PKCS8)) {
            throw noKey("it must hold BEGIN PRIVATE KEY", null);
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(block.group(2));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw noKey("it must be a key of the certificate's kind, " + algorithm, e);
        }
    }

    private ServeFailedException noKey(String rule, @Nullable Exception cause) {
        return new ServeFailedException(
                "no key in the file that can be used, " + rule + ": serve.tls.key.file=" + keyFile
                        + "; make it one: openssl pkcs8 -topk8 -nocrypt -in OLD -out " + keyFile,
                cause);
    }

    private static byte[] bytes(String setting, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ServeFailedException(
                    "cannot be read, is it there, and for this user? " + setting + "=" + file, e);
        }
    }

    private void requireOnePair(PrivateKey key, PublicKey publicKey) throws GeneralSecurityException {
        Signature signature =
                Signature.getInstance(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(key);
        signature.update(SIGNED);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(SIGNED);
        if (!signature.verify(signed)) {
            throw new ServeFailedException(
                    "key is not that of the certificate: serve.tls.key.file=" + keyFile + " serve.tls.certificate.file="
                            + certificateFile,
                    null);
        }
    }
}
