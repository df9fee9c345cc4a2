package io.tocsin.silence;

import java.util.Map;

/** Whether it is planned that nobody wants to hear of an entity just now. Implementations are thread-safe. */
@FunctionalInterface
public interface PlannedQuiet {
    boolean holds(String entity, Map<String, String> labels);
}
