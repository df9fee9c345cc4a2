package io.tocsin.selfwatch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Some of the entities that were scored lately; of a large fleet {@value #MAX}, which stand for the others. Confined to one thread. */
final class KnownEntities {
    static final int MAX = 1_000;

    private final LinkedHashMap<String, Map<String, String>> labels = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, String>> eldest) {
            return size() > MAX;
        }
    };

    /** An entity with its labels. Thread-safe. */
    record Labelled(String entity, Map<String, String> labels) {}

    void add(String entity, Map<String, String> its) {
        labels.put(entity, its);
    }

    /** Whether it holds for every one; false of none. */
    boolean areAll(Predicate<Labelled> condition) {
        return !labels.isEmpty()
                && labels.entrySet().stream()
                        .allMatch(one -> condition.test(new Labelled(one.getKey(), one.getValue())));
    }
}
