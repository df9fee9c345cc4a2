package io.tocsin.serve.access;

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

    private static final String ATTRIBUTE = Caller.class.getName();

    /** Who sent the request. */
    public static Caller of(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? caller : UNASKED;
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
}
