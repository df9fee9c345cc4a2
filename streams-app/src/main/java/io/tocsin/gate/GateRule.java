package io.tocsin.gate;

/**
 * One rule with its numbers.
 *
 * <p>Thread-safe.
 *
 * @param name what is compared
 * @param champion the champion's figure; NaN where it does not matter
 * @param challenger the challenger's
 * @param allowed what the challenger's may be at most
 * @param passed whether it is
 */
public record GateRule(String name, double champion, double challenger, double allowed, boolean passed) {

    static GateRule atMost(String name, double allowed, double champion, double challenger) {
        return new GateRule(name, champion, challenger, allowed, challenger <= allowed);
    }
}
