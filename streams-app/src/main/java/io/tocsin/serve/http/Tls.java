package io.tocsin.serve.http;

import java.util.List;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The server's side of TLS 1.2 and 1.3. New connections get the certificate that lies in the files by then; old ones go on.
 *
 * <p>Thread-safe.
 */
final class Tls implements AutoCloseable {
    private final TlsFiles files;
    private final SslContextFactory.Server context = new SslContextFactory.Server();
    private final WatchedFiles watch;

    /**
     * With the files as they are now.
     *
     * @throws ServeFailedException if they cannot be used
     */
    Tls(TlsFiles files) {
        this.files = files;
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        context.setKeyStorePassword("");
        context.setRenegotiationAllowed(false);
        context.setKeyStore(files.read());
        this.watch = new WatchedFiles(List.of(files.certificateFile(), files.keyFile()), this::readAnew);
    }

    SslConnectionFactory connectionFactory(String next) {
        return new SslConnectionFactory(context, next);
    }

    void start() {
        watch.start();
    }

    private void readAnew() {
        var store = files.read();
        try {
            context.reload(reloaded -> reloaded.setKeyStore(store));
        } catch (Exception e) {
            throw new ServeFailedException(
                    "certificate cannot be used: serve.tls.certificate.file=" + files.certificateFile() + " reason="
                            + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
