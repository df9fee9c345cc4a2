package io.tocsin.gate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** The numbers of all rules, by the rule's name and whose number it is. */
    public Map<String, Double> figures() {
        Map<String, Double> figures = new TreeMap<>();
        for (GateRule rule : rules) {
            figures.put(rule.name() + " (challenger)", rule.challenger());
            figures.put(rule.name() + " (at most)", rule.allowed());
            if (!Double.isNaN(rule.champion())) {
                figures.put(rule.name() + " (champion)", rule.champion());
            }
        }
        return figures;
    }

    public boolean passed() {
        return rules.stream().allMatch(GateRule::passed);
    }
}
