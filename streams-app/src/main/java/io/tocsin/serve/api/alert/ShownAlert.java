package io.tocsin.serve.api.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.alert.AlertJson;
import io.tocsin.alert.AlertTitle;
import io.tocsin.schemas.Alert;

/** An incident as people are shown it. Stateless, thread-safe. */
public final class ShownAlert {
    private ShownAlert() {}

    public static ObjectNode json(Alert alert) {
        return AlertJson.of(alert).put("title", AlertTitle.of(alert));
    }
}
