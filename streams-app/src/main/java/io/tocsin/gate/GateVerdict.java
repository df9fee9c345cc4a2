package io.tocsin.gate;

import java.util.List;

/**
 * Whether a challenger may become the champion.
 *
 * <p>Thread-safe.
 *
 * @param ticks that the challenger judged
 * @param rules each with its numbers
 */
public record GateVerdict(long ticks, List<GateRule> rules) {

    public GateVerdict {
        rules = List.copyOf(rules);
    }

    public boolean passed() {
        return rules.stream().allMatch(GateRule::passed);
    }
}
