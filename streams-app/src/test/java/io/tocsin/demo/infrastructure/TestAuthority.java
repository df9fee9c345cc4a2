package io.tocsin.demo.infrastructure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority that signs certificates for a test, by the JDK's own keytool. Confined to one thread. */
public final class TestAuthority {
    /** Of the stores that it writes. */
    public static final String PASSWORD = "store-passw0rd";

    private final Path directory;
    private final Path store;
    private final String name;

    private TestAuthority(Path directory, String name) {
        this.directory = directory;
        this.store = directory.resolve(name + ".p12");
        this.name = name;
    }

    /** A new authority, whose certificate is in {@link #certificate()}. */
    public static TestAuthority create(Path directory, String name) throws Exception {
        TestAuthority authority = new TestAuthority(directory, name);
        authority.keytool(name, "-validity", "30", "-ext", "bc:c=ca:true");
        Files.writeString(authority.certificate(), pem("CERTIFICATE", authority.chain(name)[0].getEncoded()));
        return authority;
    }

    /** PEM: what trusts all that it signs. */
    public Path certificate() {
        return directory.resolve(name + ".crt");
    }

    /** The same as PKCS#12, with {@link #PASSWORD}. */
    public Path trustStore() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, new char[0]);
        trusted.setCertificateEntry(name, chain(name)[0]);
        Path file = directory.resolve(name + "-trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    /** PEM: key and certificates of {@code owner}, good for two days, for this machine. */
    public Path issue(String owner) throws Exception {
        return issue(owner, "-validity", "2");
    }

    /** The same, expired for a day. */
    public Path issueExpired(String owner) throws Exception {
        return issue(owner, "-startdate", "-3d", "-validity", "2");
    }

    /** What a server shows that has a certificate of its own from here. */
    public SSLContext serverContext(String owner) throws Exception {
        issue(owner);
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, new char[0]);
        own.setKeyEntry(owner, keys().getKey(owner, PASSWORD.toCharArray()), PASSWORD.toCharArray(), chain(owner));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(own, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private Path issue(String owner, String... validity) throws Exception {
        List<String> options = new ArrayList<>(List.of(validity));
        options.addAll(List.of("-signer", name, "-ext", "san=dns:localhost,ip:127.0.0.1"));
        keytool(owner, options.toArray(String[]::new));
        StringBuilder text = new StringBuilder(
                pem("PRIVATE KEY", keys().getKey(owner, PASSWORD.toCharArray()).getEncoded()));
        for (Certificate certificate : chain(owner)) {
            text.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        return Files.writeString(directory.resolve(owner + ".pem"), text.toString());
    }

    private void keytool(String alias, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", "CN=" + alias));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
        command.addAll(List.of(options));
        Path log = directory.resolve("keytool.log");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("keytool failed: exit=" + exit + " " + Files.readString(log));
        }
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private Certificate[] chain(String alias) throws IOException, GeneralSecurityException {
        return keys().getCertificateChain(alias);
    }

    private static String pem(String label, byte[] content) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
