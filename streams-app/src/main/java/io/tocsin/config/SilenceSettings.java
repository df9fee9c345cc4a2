package io.tocsin.config;

import io.tocsin.selector.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;

/**
 * When an entity of which nothing comes is told of. Thread-safe.
 *
 * @param entities whose silence matters, each as {@link Selector} reads it; none: nobody's
 * @param after how long nothing may come, by the wall clock
 * @param forget an entity that stays away for so long is taken for gone
 */
public record SilenceSettings(List<Selector> entities, Duration after, Duration forget) {

    static final String ENTITIES = "silence.entities";
    static final String AFTER_MS = "silence.after.ms";
    static final String FORGET_MS = "silence.forget.ms";

    private static final Duration SHORTEST_STORE = Duration.ofMinutes(1);
    private static final int STORES_BEFORE_SILENT = 5;

    private static final String SEPARATOR_OUTSIDE_OF_BRACES = ",(?![^{]*})";

    public SilenceSettings {
        entities = List.copyOf(entities);
    }

    static void declare(ConfigDef definition) {
        new KeyGroup(definition, "Silence")
                .text(
                        ENTITIES,
                        "*",
                        Rule.selectors(),
                        "Entities whose silence is told of, for example those that do not come and go by themselves: host/*; empty: nobody's.")
                .wholeNumber(
                        AFTER_MS,
                        300_000,
                        Rule.between(1_000, 604_800_000),
                        "How long nothing may come of an entity before an alert tells of it, by the wall clock.")
                .wholeNumber(
                        FORGET_MS,
                        86_400_000,
                        Rule.between(2_000, 2_592_000_000L),
                        "An entity that stays away for so long is taken for gone: its alert is resolved.");
    }

    static SilenceSettings from(ParsedValues values) {
        return new SilenceSettings(
                selectors(values.text(ENTITIES)), values.milliseconds(AFTER_MS), values.milliseconds(FORGET_MS));
    }

    /**
     * Of a text of selectors with commas between them.
     *
     * @throws io.tocsin.selector.MalformedSelectorException if one of them is none
     */
    static List<Selector> selectors(String text) {
        return Stream.of(text.split(SEPARATOR_OUTSIDE_OF_BRACES, -1))
                .map(String::strip)
                .filter(one -> !text.isBlank())
                .map(Selector::parse)
                .toList();
    }

    /** How often the newest sample of an entity is stored while it speaks: a few times before it would be told silent, but not at every sample. */
    public Duration storeEvery() {
        Duration wanted = after.dividedBy(STORES_BEFORE_SILENT);
        return wanted.compareTo(SHORTEST_STORE) < 0 ? SHORTEST_STORE : wanted;
    }

    /** Whether the silence of {@code entity}, which has {@code labels}, matters. */
    public boolean covers(String entity, Map<String, String> labels) {
        for (Selector selector : entities) {
            if (selector.covers(entity, labels)) {
                return true;
            }
        }
        return false;
    }
}
