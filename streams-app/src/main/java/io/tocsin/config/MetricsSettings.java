package io.tocsin.config;

import io.tocsin.selector.Selector;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Of which entities the meters tell what the model expected and what came. Thread-safe.
 *
 * @param entities each as {@link Selector} reads it; none: nobody's
 * @param entitiesMax at once, of an instance: each is some series a metric
 */
public record MetricsSettings(List<Selector> entities, int entitiesMax) {

    static final String ENTITIES = "metrics.entities";
    static final String ENTITIES_MAX = "metrics.entities.max";

    public MetricsSettings {
        entities = List.copyOf(entities);
    }

    static void declare(ConfigDef definition) {
        new KeyGroup(definition, "Metrics")
                .text(
                        ENTITIES,
                        "",
                        Rule.selectors(),
                        "Entities whose score, values, forecasts and bands stand in /metrics: for a few that matter; empty: nobody's.")
                .integer(
                        ENTITIES_MAX,
                        100,
                        Rule.between(1, 10_000),
                        "At most so many of them in one instance; each is four series a metric of its model and one more.");
    }

    static MetricsSettings from(ParsedValues values) {
        return new MetricsSettings(SilenceSettings.selectors(values.text(ENTITIES)), values.integer(ENTITIES_MAX));
    }
}
