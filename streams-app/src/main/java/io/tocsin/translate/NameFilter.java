package io.tocsin.translate;

import io.tocsin.selector.Glob;
import java.util.List;

/**
 * Names that are let through: those that one glob at least is for, and none that is denied.
 *
 * <p>Thread-safe.
 */
final class NameFilter {
    private final List<Glob> allowed;
    private final List<Glob> denied;
    private final BoundedCache<Boolean> verdicts = new BoundedCache<>(this::judge);

    NameFilter(List<String> allowed, List<String> denied) {
        this.allowed = allowed.stream().map(Glob::new).toList();
        this.denied = denied.stream().map(Glob::new).toList();
    }

    boolean letsThrough(String name) {
        return verdicts.get(name);
    }

    private boolean judge(String name) {
        return allowed.stream().anyMatch(glob -> glob.matches(name))
                && denied.stream().noneMatch(glob -> glob.matches(name));
    }
}
