package io.tocsin.format.prometheus;

import java.util.List;
import java.util.Map;

/**
 * One time series as it lies in a request.
 *
 * <p>Confined to one thread; the reader hands it over.
 *
 * @param labels with the name under {@code __name__}; not all of them where they are too many
 * @param isOverlabelled whether they are
 */
record WireSeries(Map<String, String> labels, boolean isOverlabelled, Family family, List<WireValue> values) {
    static final String NAME_LABEL = "__name__";

    String name() {
        return labels.getOrDefault(NAME_LABEL, "");
    }
}
