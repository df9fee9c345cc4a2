package io.tocsin.serve.access;

import io.tocsin.serve.http.RefusedRequestException;
import java.util.Locale;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;

/**
 * Who asks.
 *
 * <p>Thread-safe.
 *
 * @param name as it stands in audit events; empty for those who need not say who they are
 */
public record Caller(String name, Role role) {
    /** Where nobody is asked who they are, everybody may do everything. */
    public static final Caller UNASKED = new Caller("", Role.ADMIN);

    /** Who did not say who they are, where one has to. */
    public static final Caller NOBODY = new Caller("", Role.ANYBODY);

    private static final String ATTRIBUTE = Caller.class.getName();

    /** Who sent the request; nobody where no gate has asked. */
    public static Caller of(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? caller : NOBODY;
    }

    void attachTo(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Whether this one may do what {@code needed} may. */
    public boolean may(Role needed) {
        return switch (needed) {
            case ANYBODY -> true;
            case SENDER -> role == Role.SENDER || role == Role.ADMIN;
            case VIEWER, OPERATOR, ADMIN -> role != Role.SENDER && role.compareTo(needed) >= 0;
        };
    }

    /** Refuses who may not do what {@code needed} may: 401 where they did not say who they are, else 403. */
    public void require(Role needed) throws RefusedRequestException {
        if (may(needed)) {
            return;
        }
        String role = needed.name().toLowerCase(Locale.ROOT);
        throw this.role == Role.ANYBODY
                ? RefusedRequestException.forGood(
                        HttpStatus.UNAUTHORIZED_401, "sign in with a token, this needs the role " + role)
                : RefusedRequestException.forGood(HttpStatus.FORBIDDEN_403, "this needs the role " + role);
    }
}
