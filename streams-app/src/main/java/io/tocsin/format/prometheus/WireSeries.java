package io.tocsin.format.prometheus;

import java.util.List;
import java.util.Map;

/**
 * One time series as it lies in a request.
 *
 * <p>Confined to one thread; the reader hands it over.
 *
 * @param labels with the name under {@code __name__}
 */
record WireSeries(Map<String, String> labels, Family family, List<WireValue> values) {
    static final String NAME_LABEL = "__name__";

    String name() {
        return labels.getOrDefault(NAME_LABEL, "");
    }
}
