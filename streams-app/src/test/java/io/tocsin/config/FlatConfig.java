package io.tocsin.config;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;

/** Spreads a record of records out to {@code kafka.streams.threads → 2}, so that two configurations can be compared. */
final class FlatConfig {

    private FlatConfig() {}

    static Map<String, Object> of(TocsinConfig config) {
        Map<String, Object> flat = new TreeMap<>();
        add("", config, flat);
        return flat;
    }

    private static void add(String path, Record node, Map<String, Object> flat) {
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            String childPath = path.isEmpty() ? component.getName() : path + "." + component.getName();
            Object child = read(component, node);
            if (child instanceof Record childRecord) {
                add(childPath, childRecord, flat);
            } else {
                flat.put(childPath, child);
            }
        }
    }

    private static Object read(RecordComponent component, Record node) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
