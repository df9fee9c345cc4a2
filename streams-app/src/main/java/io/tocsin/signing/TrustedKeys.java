package io.tocsin.signing;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The keys whose artifacts may judge.
 *
 * <p>Thread-safe.
 */
public final class TrustedKeys {
    /** Nobody is trusted. */
    public static final TrustedKeys NONE = new TrustedKeys(Map.of());

    private final Map<String, VerifyingKey> byId;

    private TrustedKeys(Map<String, VerifyingKey> byId) {
        this.byId = byId;
    }

    /** These keys; one that is there twice counts once. */
    public static TrustedKeys of(Collection<VerifyingKey> keys) {
        Map<String, VerifyingKey> byId = new TreeMap<>();
        keys.forEach(key -> byId.put(key.id(), key));
        return new TrustedKeys(byId);
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    public boolean contains(VerifyingKey key) {
        return find(key.id())
                .filter(found -> found.fingerprint().equals(key.fingerprint()))
                .isPresent();
    }

    Optional<VerifyingKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Their ids in ascending order, with commas between them. */
    @Override
    public String toString() {
        return String.join(",", byId.keySet());
    }
}
