package io.tocsin.serve.api.fleet;

import io.tocsin.fleet.FleetOrder;
import io.tocsin.fleet.FleetQuery;
import io.tocsin.fleet.Standing;
import io.tocsin.selector.MalformedSelectorException;
import io.tocsin.selector.Selector;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.http.RefusedRequestException;
import java.util.Optional;

/** The query of a request. Stateless, thread-safe. */
public final class FleetParameters {
    static final String LOCAL = "local";
    static final String OFFSET = "offset";
    static final String LIMIT = "limit";

    private FleetParameters() {}

    static FleetQuery query(ApiRequest request, int limitByDefault, int limitLeast, int limitMost)
            throws RefusedRequestException {
        return new FleetQuery(
                selector(request),
                Optional.empty(),
                request.symbol("standing", Standing.values()),
                request.text("text").orElse(""),
                request.symbol("order", FleetOrder.values()).orElse(FleetOrder.WHAT_MATTERS),
                request.integer(OFFSET, 0, 0, 1_000_000),
                request.integer(LIMIT, limitByDefault, limitLeast, limitMost));
    }

    /** All entities where none is given. */
    public static Selector selector(ApiRequest request) throws RefusedRequestException {
        Optional<String> text = request.text("selector");
        try {
            return text.map(Selector::parse).orElse(Selector.ALL);
        } catch (MalformedSelectorException e) {
            throw ApiRequest.bad(String.valueOf(e.getMessage()));
        }
    }
}
