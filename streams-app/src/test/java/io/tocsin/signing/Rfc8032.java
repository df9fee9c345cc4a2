package io.tocsin.signing;

import java.security.spec.InvalidKeySpecException;
import java.util.HexFormat;

/** The second test of RFC 8032, section 7.1, and what OpenSSL 3.0 makes of its key. */
final class Rfc8032 {
    static final String SECRET = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
    /** As {@code openssl pkey} writes it. */
    static final String PRIVATE_PEM = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7
            -----END PRIVATE KEY-----
            """;
    /** As {@code openssl pkey -pubout} writes it. */
    static final String PUBLIC_PEM = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=
            -----END PUBLIC KEY-----
            """;
    /** {@code openssl pkey -pubin -outform DER | sha256sum}. */
    static final String FINGERPRINT = "deb2ded39dc26fce0e6085b6fc34bf6b5941913bbfe2ea614113cff9e004c170";

    static final String ID = "deb2ded39dc26fce";

    /** What comes before the 32 secret bytes in PKCS#8 (RFC 8410, section 7). */
    private static final String PKCS8_HEAD = "302e020100300506032b657004220420";

    private Rfc8032() {}

    static SigningKey key(String secret) throws InvalidKeySpecException {
        return SigningKey.ofEncoded(bytes(PKCS8_HEAD + secret));
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
