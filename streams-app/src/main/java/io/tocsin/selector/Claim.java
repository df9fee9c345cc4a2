package io.tocsin.selector;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A model that is for the entities of a selector. Where the selectors of several models cover an entity, the first in the natural order judges
 * it: the most particular selector, and between equally particular ones the first name in the alphabet, so that every instance decides the same.
 *
 * <p>Thread-safe.
 */
public record Claim(String model, Selector selector) implements Comparable<Claim> {
    private static final Comparator<Claim> ORDER = Comparator.comparing(Claim::selector, Selector.MOST_PARTICULAR_FIRST)
            .thenComparing(Claim::model);

    /** Two claims on the same entities of which only the names say which goes first: rather a mistake than a wish. */
    public record Tie(Claim first, Claim second) {
        @Override
        public String toString() {
            return "equally particular selectors cover the same entities, the first judges by its name: first=" + first
                    + " second=" + second;
        }
    }

    @Override
    public int compareTo(Claim other) {
        return ORDER.compare(this, other);
    }

    /** Those that share entities with another, in the order in which they are asked. */
    public static List<Claim> contested(Collection<Claim> claims) {
        return claims.stream()
                .filter(claim -> claims.stream().anyMatch(claim::contests))
                .sorted()
                .toList();
    }

    /** The pairs that are told apart by name alone, in order. */
    public static List<Tie> ties(Collection<Claim> claims) {
        List<Claim> ordered = claims.stream().sorted().toList();
        List<Tie> ties = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            for (Claim later : ordered.subList(i + 1, ordered.size())) {
                Claim first = ordered.get(i);
                if (first.contests(later)
                        && Selector.MOST_PARTICULAR_FIRST.compare(first.selector, later.selector) == 0) {
                    ties.add(new Tie(first, later));
                }
            }
        }
        return ties;
    }

    private boolean contests(Claim other) {
        return !model.equals(other.model) && selector.overlaps(other.selector);
    }

    @Override
    public String toString() {
        return model + " for " + selector;
    }
}
