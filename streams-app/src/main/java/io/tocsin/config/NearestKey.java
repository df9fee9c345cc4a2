package io.tocsin.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds what was probably meant by an unknown key: the candidate at the least Levenshtein distance (insert, delete,
 * substitute, each 1), when that is at most half the key's length; beyond it a suggestion would mislead. Candidates are
 * the declared keys, the key with its first part replaced by a pass-through prefix, and the key behind such a prefix.
 * Cost: O(keys · length²). Thread-safe.
 */
final class NearestKey {

    private final List<String> declaredKeys;

    NearestKey(Collection<String> declaredKeys) {
        this.declaredKeys = List.copyOf(declaredKeys);
    }

    Optional<String> to(String unknownKey) {
        Optional<String> nearest = Optional.empty();
        int nearestDistance = unknownKey.length() / 2 + 1;
        for (String candidate : candidates(unknownKey)) {
            int distance = distance(unknownKey, candidate);
            if (distance < nearestDistance) {
                nearest = Optional.of(candidate);
                nearestDistance = distance;
            }
        }
        return nearest;
    }

    private List<String> candidates(String unknownKey) {
        List<String> candidates = new ArrayList<>(declaredKeys);
        String withoutFirstPart = unknownKey.substring(unknownKey.indexOf('.') + 1);
        for (PassThrough target : PassThrough.values()) {
            if (!withoutFirstPart.isEmpty()) {
                candidates.add(target.prefix() + withoutFirstPart);
                candidates.add(target.prefix() + unknownKey);
            }
        }
        return candidates;
    }

    static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int substitution = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                current[column] = Math.min(
                        previous[column - 1] + substitution, Math.min(previous[column], current[column - 1]) + 1);
            }
            int[] finished = current;
            current = previous;
            previous = finished;
        }
        return previous[right.length()];
    }
}
