package io.tocsin.translate;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * What was found out about a name. It begins anew when it is full: the names of a fleet fit in, and one that makes up names without end costs time,
 * not memory.
 *
 * <p>Thread-safe.
 */
final class BoundedCache<V> {
    private static final int NAMES_MAX = 8_192;

    private final ConcurrentMap<String, V> valueByName = new ConcurrentHashMap<>();
    private final Function<String, V> lookUp;

    BoundedCache(Function<String, V> lookUp) {
        this.lookUp = lookUp;
    }

    V get(String name) {
        V known = valueByName.get(name);
        if (known != null) {
            return known;
        }
        V found = lookUp.apply(name);
        if (valueByName.size() >= NAMES_MAX) {
            valueByName.clear();
        }
        valueByName.put(name, found);
        return found;
    }
}
