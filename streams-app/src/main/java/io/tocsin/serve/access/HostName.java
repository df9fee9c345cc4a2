package io.tocsin.serve.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host and port as they stand in a {@code Host} or {@code Origin} header.
 *
 * <p>Thread-safe.
 *
 * @param name lower case; an IPv6 address in brackets
 * @param port empty where the scheme tells
 */
record HostName(String name, String port) {
    private static final Pattern FORM = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?");
    private static final Pattern ORIGIN = Pattern.compile("(https?)://(.+)");
    private static final Pattern ADDRESS = Pattern.compile("\\[.+]|\\d{1,3}(\\.\\d{1,3}){3}");

    /** Empty where it is none. */
    static Optional<HostName> parse(String header) {
        Matcher matcher = FORM.matcher(header.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        String port = matcher.group(2);
        return Optional.of(new HostName(
                name.endsWith(".") ? name.substring(0, name.length() - 1) : name, port == null ? "" : port));
    }

    /** Whether a page of {@code origin} comes from here; a proxy in front may have another scheme, whose own port nobody writes. */
    boolean isOf(String origin) {
        Matcher matcher = ORIGIN.matcher(origin.strip());
        if (!matcher.matches()) {
            return false;
        }
        String usualPort = matcher.group(1).equals("https") ? "443" : "80";
        return parse(matcher.group(2))
                .map(other -> other.without(usualPort).equals(without(usualPort)))
                .orElse(false);
    }

    private HostName without(String usualPort) {
        return port.equals(usualPort) ? new HostName(name, "") : this;
    }

    /** Whether a name server has no say in where it leads to. */
    boolean isAddressOrLocal() {
        return name.equals("localhost") || ADDRESS.matcher(name).matches();
    }

    /** Whether {@code pattern} names it: itself, or with {@code *.} in front all below. */
    boolean matches(String pattern) {
        return pattern.startsWith("*.") ? name.endsWith(pattern.substring(1)) : name.equals(pattern);
    }
}
