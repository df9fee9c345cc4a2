package io.tocsin.serve.access;

import io.tocsin.serve.http.BodyDrain;
import io.tocsin.serve.http.ProblemDetails;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Stands before a mount: lets in who may be there and tells the mount who it is.
 *
 * <p>Thread-safe.
 */
final class Gate extends Handler.Wrapper {
    /** What is read of a body that nobody wants, so that its sender sees the answer. */
    private static final long DRAINED_BYTES = 1 << 20;

    private final Mount mount;
    private final BrowserRules browsers;
    private final Optional<SignIn> signIn;
    private final AuditLog audit;
    private final Duration bodyTimeout;

    Gate(Mount mount, BrowserRules browsers, Optional<SignIn> signIn, AuditLog audit, Duration bodyTimeout) {
        super(mount.handler());
        this.mount = mount;
        this.browsers = browsers;
        this.signIn = signIn;
        this.audit = audit;
        this.bodyTimeout = bodyTimeout;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean isAudited = mount.forPeople() && BrowserRules.isChange(request);
        Callback told = isAudited ? audit.ofChange(request, response, callback) : callback;
        try {
            enter(request);
        } catch (RefusedRequestException refusal) {
            refuse(request, response, told, refusal);
            return true;
        }
        return super.handle(request, response, told);
    }

    private void enter(Request request) throws RefusedRequestException {
        browsers.check(request, mount.forPeople());
        Caller caller = signIn.isPresent() ? signIn.get().caller(request) : Caller.UNASKED;
        caller.attachTo(request);
        caller.require(mount.role());
    }

    private void refuse(Request request, Response response, Callback callback, RefusedRequestException refusal) {
        Runnable answer = () -> ProblemDetails.of(refusal).write(response, callback);
        if (BrowserRules.isChange(request)) {
            new BodyDrain(request, DRAINED_BYTES, answer).begin(bodyTimeout);
        } else {
            answer.run();
        }
    }
}
