package io.tocsin.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may use the HTTP server, and under which names and certificate it is reached. Thread-safe.
 *
 * @param file who may do what; empty: nobody is asked who they are
 * @param open whether anybody who reaches an address that is not the loopback address may do everything
 * @param hosts names that browsers reach it under while nobody is asked; {@code *.} in front stands for all names below
 */
public record AccessSettings(Optional<Path> file, boolean open, List<String> hosts, Tls tls, Rate rate) {

    /** The server's own certificate; both or none. */
    public record Tls(Optional<Path> certificateFile, Optional<Path> keyFile) {
        public boolean isOn() {
            return certificateFile.isPresent() && keyFile.isPresent();
        }
    }

    /**
     * How many questions of one caller are answered.
     *
     * @param burst at once, after a while without any
     */
    public record Rate(int requestsPerSecond, int burst) {}

    static final String FILE = "serve.access.file";
    static final String OPEN = "serve.access.open";
    static final String HOSTS = "serve.hosts";
    static final String CERTIFICATE_FILE = "serve.tls.certificate.file";
    static final String KEY_FILE = "serve.tls.key.file";
    static final String REQUESTS_PER_SECOND = "serve.rate.requests.per.second";
    static final String BURST = "serve.rate.burst";

    static void declare(KeyGroup keys) {
        keys.text(
                        FILE,
                        "",
                        Rule.pathOrEmpty(),
                        "Who may do what, a line each (tocsin access token makes them); read anew when it changes; empty: nobody is asked who they are.")
                .truth(
                        OPEN,
                        false,
                        "Whether everybody who reaches an address that is not the loopback address may do everything.")
                .text(
                        HOSTS,
                        "",
                        Rule.matching(
                                "empty, or host names with commas between them; *. in front stands for all names below",
                                " *|(\\*\\.)?[A-Za-z0-9._-]+( *, *(\\*\\.)?[A-Za-z0-9._-]+)*"),
                        "Names that browsers reach the server under while nobody is asked who they are, beside localhost and addresses.")
                .text(
                        CERTIFICATE_FILE,
                        "",
                        Rule.pathOrEmpty(),
                        "PEM file of the server's certificate and those between it and its root; read anew when it changes; empty: no TLS.")
                .text(
                        KEY_FILE,
                        "",
                        Rule.pathOrEmpty(),
                        "PEM file of its private key: PKCS#8, RSA or EC, not encrypted.")
                .integer(
                        REQUESTS_PER_SECOND,
                        50,
                        Rule.between(1, 1_000_000),
                        "Questions of one caller to the API that are answered for long; beyond, 429 with Retry-After.")
                .integer(BURST, 200, Rule.between(1, 1_000_000), "Questions of one caller that are answered at once.");
    }

    static AccessSettings from(ParsedValues values) {
        return new AccessSettings(
                values.optionalPath(FILE),
                values.truth(OPEN),
                values.words(HOSTS).stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .toList(),
                new Tls(values.optionalPath(CERTIFICATE_FILE), values.optionalPath(KEY_FILE)),
                new Rate(values.integer(REQUESTS_PER_SECOND), values.integer(BURST)));
    }

    /** Without asking a name server, whose answer may be another tomorrow. */
    static boolean isLoopback(String address) {
        return address.equalsIgnoreCase("localhost") || address.equals("::1") || address.matches("127(\\.\\d{1,3}){3}");
    }

    /** Nobody is to become everybody's administrator by setting an address. */
    static boolean opensOnlyOnPurpose(ParsedValues values) {
        return values.integer(ServeSettings.PORT) == 0
                || isLoopback(values.text(ServeSettings.ADDRESS))
                || !values.text(FILE).isEmpty()
                || values.truth(OPEN);
    }

    static boolean hasCertificateWithItsKey(ParsedValues values) {
        return values.integer(ServeSettings.PORT) == 0
                || values.text(CERTIFICATE_FILE).isEmpty()
                        == values.text(KEY_FILE).isEmpty();
    }
}
