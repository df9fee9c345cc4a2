package io.tocsin.serve.access;

import io.tocsin.config.AccessSettings;
import io.tocsin.config.ServeSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a gate before everything that is served.
 *
 * <p>Thread-safe.
 */
public final class Access implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Access.class);

    private final ServeSettings settings;
    private final BrowserRules browsers;
    private final AuditLog audit = new AuditLog();
    private final Optional<SignIn> signIn;

    /**
     * By the settings, and the access file as it is now.
     *
     * @throws AccessFileException if the file cannot be used
     */
    public Access(ServeSettings settings) {
        this.settings = settings;
        this.browsers = new BrowserRules(settings);
        this.signIn = settings.access().file().map(path -> new SignIn(new AccessFile(path), audit, System::nanoTime));
    }

    /** What a server is to be made of: by path what is mounted there, behind a gate. */
    public Map<String, Handler> guarded(List<Mount> mounts) {
        return mounts.stream().collect(Collectors.toUnmodifiableMap(Mount::path, this::gate));
    }

    private Handler gate(Mount mount) {
        return new Gate(mount, browsers, signIn, audit, settings.requestTimeout());
    }

    /** The same, for at most so many questions of each caller as are set; to be mounted, for it is the gate that knows the caller. */
    public Handler rated(Handler handler) {
        AccessSettings.Rate rate = settings.access().rate();
        return new RateGate(new TokenBuckets(rate.requestsPerSecond(), rate.burst(), System::nanoTime), handler);
    }

    /** Whether one has to sign in. */
    public boolean asks() {
        return signIn.isPresent();
    }

    /** Follows the access file from now on. */
    public void start() {
        signIn.ifPresent(SignIn::start);
        if (!asks()) {
            LOG.info("nobody is asked who they are, whoever reaches the port may do everything: serve.access.file=");
        } else if (!settings.isLocal() && !settings.access().tls().isOn()) {
            LOG.warn(
                    "tokens come in clear unless a proxy on this machine has TLS, set serve.tls.certificate.file: serve.address={}",
                    settings.address());
        }
    }

    @Override
    public void close() {
        signIn.ifPresent(SignIn::close);
    }
}
