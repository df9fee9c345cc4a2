package io.tocsin.serve.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom an instance believes to be another one: whom Java trusts, and whoever shows what lies in this instance's own certificate file, or what that vouches for. The
 * name has to be right in either case. The file is read at each handshake, of which there are few, for it changes.
 *
 * <p>Thread-safe.
 */
public final class PeerTrust extends X509ExtendedTrustManager {
    private static final String NO_SERVER = "only asks others";

    private final Path certificateFile;
    private final X509ExtendedTrustManager usual;

    private PeerTrust(Path certificateFile) throws GeneralSecurityException {
        this.certificateFile = certificateFile;
        this.usual = manager(null);
    }

    /**
     * For clients that ask other instances.
     *
     * @throws ServeFailedException if this Java cannot
     */
    public static SSLContext context(Path certificateFile) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new PeerTrust(certificateFile)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new ServeFailedException("tls cannot be used: reason=" + e.getMessage(), e);
        }
    }

    /** Of Java's own certificates where there is no store. */
    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("this Java has no trust manager for certificates");
    }

    private X509ExtendedTrustManager own() throws CertificateException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, new char[0]);
            Certificate[] chain = TlsFiles.chain(certificateFile);
            for (int i = 0; i < chain.length; i++) {
                store.setCertificateEntry(Integer.toString(i), chain[i]);
            }
            return manager(store);
        } catch (GeneralSecurityException | IOException | ServeFailedException e) {
            throw new CertificateException("own certificates cannot be read: file=" + certificateFile, e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        try {
            usual.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException notUsual) {
            own().checkServerTrusted(chain, authType, engine);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        try {
            usual.checkServerTrusted(chain, authType, socket);
        } catch (CertificateException notUsual) {
            own().checkServerTrusted(chain, authType, socket);
        }
    }

    /** Without a connection no name could be checked. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("name cannot be checked without a connection");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException(NO_SERVER);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException(NO_SERVER);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException(NO_SERVER);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return usual.getAcceptedIssuers();
    }
}
