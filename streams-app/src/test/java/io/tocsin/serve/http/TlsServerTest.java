package io.tocsin.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.config.TocsinConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates are made by the JDK's own keytool. */
class TlsServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path directory;

    private Path certificate() {
        return directory.resolve("tls.crt");
    }

    private Path key() {
        return directory.resolve("tls.key");
    }

    /** A new pair into the two files; what is returned trusts it. */
    private SSLContext makePair(String name, String algorithm) throws Exception {
        Path store = directory.resolve(name + ".p12");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        algorithm,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start()
                .waitFor();
        assertThat(exit).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        write(certificate(), "CERTIFICATE", keys.getCertificate("a").getEncoded());
        write(key(), "PRIVATE KEY", keys.getKey("a", PASSWORD).getEncoded());
        return trusting((X509Certificate) keys.getCertificate("a"));
    }

    private static void write(Path file, String label, byte[] content) throws IOException {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        Files.writeString(file, "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
    }

    private static SSLContext trusting(X509Certificate certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, new char[0]);
        trusted.setCertificateEntry("a", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), new SecureRandom());
        return context;
    }

    private HttpServer server(int port) {
        HttpServer server = new HttpServer(
                TocsinConfig.of(Map.of(
                                "serve.port", Integer.toString(port),
                                "serve.tls.certificate.file", certificate().toString(),
                                "serve.tls.key.file", key().toString()))
                        .serve(),
                Map.of());
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static HttpResponse<String> get(SSLContext trust, int port) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(trust)
                .connectTimeout(PATIENCE)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/"))
                                .timeout(PATIENCE)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void shouldAnswerOverTlsAndTellBrowsersToComeBackSo(String algorithm) throws Exception {
        SSLContext trust = makePair("first", algorithm);
        int port = freePort();
        try (HttpServer server = server(port)) {
            HttpResponse<String> answer = get(trust, port);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=15768000");
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(server).isNotNull();
        }
    }

    @Test
    void shouldSpeakNoOlderTlsThan12() throws Exception {
        SSLContext trust = makePair("first", "EC");
        int port = freePort();
        try (HttpServer server = server(port)) {
            assertThat(server).isNotNull();
            assertThat(handshake(trust, port, "TLSv1.2")).isEqualTo("TLSv1.2");
            assertThatThrownBy(() -> handshake(trust, port, "TLSv1.1")).isInstanceOf(SSLHandshakeException.class);
        }
    }

    private static String handshake(SSLContext trust, int port, String protocol) throws IOException {
        try (SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket("localhost", port)) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    @Test
    void shouldShowTheNewCertificateWhenTheFilesChange() throws Exception {
        makePair("first", "EC");
        int port = freePort();
        try (HttpServer server = server(port)) {
            assertThat(server).isNotNull();
            SSLContext trust = makePair("second", "RSA");
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                try {
                    assertThat(get(trust, port).statusCode()).isEqualTo(404);
                    return;
                } catch (SSLHandshakeException stillTheOld) {
                    assertThat(System.nanoTime())
                            .as("waited in vain for the new certificate")
                            .isLessThan(end);
                    Thread.sleep(100);
                }
            }
        }
    }

    @Test
    void shouldBelieveInstancesThatShowWhatItHasItselfAndNobodyElse() throws Exception {
        makePair("first", "EC");
        int port = freePort();
        try (HttpServer server = server(port)) {
            assertThat(server).isNotNull();
            SSLContext peers = PeerTrust.context(certificate());
            assertThat(get(peers, port).statusCode()).isEqualTo(404);

            Path others = directory.resolve("others.crt");
            Files.copy(certificate(), others);
            makePairOfAnother(others);
            assertThatThrownBy(() -> get(PeerTrust.context(others), port)).isInstanceOf(SSLHandshakeException.class);
            assertThatThrownBy(() -> get(PeerTrust.context(directory.resolve("none")), port))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    private void makePairOfAnother(Path file) throws Exception {
        String ownCertificate = Files.readString(certificate());
        String ownKey = Files.readString(key());
        makePair("another", "EC");
        Files.writeString(file, Files.readString(certificate()));
        Files.writeString(certificate(), ownCertificate);
        Files.writeString(key(), ownKey);
    }

    @Test
    void shouldNameTheFileAndSayWhatToDo() throws Exception {
        makePair("first", "EC");
        String ownKey = Files.readString(key());
        makePair("second", "EC");
        Files.writeString(key(), ownKey);
        assertRefused("key is not that of the certificate: serve.tls.key.file=" + key() + " serve.tls.certificate.file="
                + certificate());

        Files.writeString(key(), ownKey.replace("PRIVATE KEY", "EC PRIVATE KEY"));
        assertRefused("no key in the file that can be used, it must hold BEGIN PRIVATE KEY: serve.tls.key.file=" + key()
                + "; make it one: openssl pkcs8 -topk8 -nocrypt -in OLD -out " + key());

        makePair("third", "RSA");
        Files.writeString(key(), ownKey);
        assertRefused("it must be a key of the certificate's kind, RSA: serve.tls.key.file=" + key());

        Files.writeString(certificate(), "nothing");
        assertRefused("no certificate in the file");
        Files.delete(certificate());
        assertRefused("cannot be read, is it there, and for this user? serve.tls.certificate.file=" + certificate());
    }

    private void assertRefused(String line) {
        assertThatThrownBy(() -> server(1))
                .isInstanceOf(ServeFailedException.class)
                .hasMessageContaining(line)
                .message()
                .doesNotContain("\n", "MI");
    }
}
