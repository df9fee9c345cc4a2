package io.tocsin.serve.access;

import io.tocsin.config.ServeSettings;
import io.tocsin.serve.http.RefusedRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;

/**
 * Keeps pages of others from using a browser that may do something here: one that is on this machine, or that remembers a name and a password.
 *
 * <p>Two ways are closed. A page of another site sends a change: the browser tells where it comes from. A page makes its own name lead to this server
 * (DNS rebinding), so that the browser takes both for one site: its name is none of ours. The second matters only where nobody is asked who they are, for
 * what a browser remembers it remembers by name.
 *
 * <p>Thread-safe.
 */
final class BrowserRules {
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");
    private static final int SHOWN_CHARS_MAX = 100;

    private final boolean isAnyHostTaken;
    private final List<String> hosts;

    BrowserRules(ServeSettings settings) {
        this.isAnyHostTaken = settings.access().file().isPresent();
        List<String> all = new ArrayList<>(settings.access().hosts());
        all.add(settings.address().toLowerCase(Locale.ROOT));
        // As the other instances ask it.
        HostName.parse(settings.instance()).ifPresent(own -> all.add(own.name()));
        this.hosts = List.copyOf(all);
    }

    static boolean isChange(Request request) {
        String method = request.getMethod();
        return !HttpMethod.GET.is(method) && !HttpMethod.HEAD.is(method) && !HttpMethod.OPTIONS.is(method);
    }

    /** Refuses what a page of somebody else may have sent. */
    void check(Request request, boolean forPeople) throws RefusedRequestException {
        Optional<String> header = Optional.ofNullable(request.getHeaders().get(HttpHeader.HOST));
        Optional<HostName> host = header.flatMap(HostName::parse);
        // Every browser tells a host; HTTP/1.0 needs none.
        if (forPeople && !isAnyHostTaken && header.isPresent()) {
            requireKnown(host, header.get());
        }
        if (isChange(request)) {
            requireOwnSite(request, host);
        }
    }

    private void requireKnown(Optional<HostName> host, String header) throws RefusedRequestException {
        boolean isKnown = host.map(
                        name -> name.isAddressOrLocal() || hosts.stream().anyMatch(name::matches))
                .orElse(false);
        if (!isKnown) {
            String shown = header.substring(0, Math.min(header.length(), SHOWN_CHARS_MAX));
            throw RefusedRequestException.forGood(
                    HttpStatus.MISDIRECTED_REQUEST_421,
                    "this server does not know the host name it is asked under, add it to serve.hosts: Host=" + shown);
        }
    }

    private static void requireOwnSite(Request request, Optional<HostName> host) throws RefusedRequestException {
        for (String site : request.getHeaders().getValuesList(FETCH_SITE)) {
            if (!OWN_SITES.contains(site.strip().toLowerCase(Locale.ROOT))) {
                throw fromElsewhere();
            }
        }
        for (String origin : request.getHeaders().getValuesList(HttpHeader.ORIGIN)) {
            if (!host.map(own -> own.isOf(origin)).orElse(false)) {
                throw fromElsewhere();
            }
        }
    }

    private static RefusedRequestException fromElsewhere() {
        return RefusedRequestException.forGood(
                HttpStatus.FORBIDDEN_403,
                "a page of another site may change nothing here; a proxy in front must pass the Host header on");
    }
}
