package io.tocsin.alert;

import io.tocsin.schemas.Contributor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What carries an incident: the contributors of all its ticks over the boundary, a tick weighing as the square of its level. One odd reading in one
 * tick does not outweigh what was off all the time, and what was there at the height counts more than what came after.
 *
 * <p>Confined to one stream thread.
 */
final class Explanation {
    /** What is lighter than so many others explains nothing, and the record stays small however long the incident lasts. */
    private static final int MAX_METRICS = 32;

    private static final Comparator<Part> HEAVIEST_FIRST =
            Comparator.comparingDouble((Part part) -> part.shareSum()).reversed();

    /**
     * One metric's part.
     *
     * @param shareSum sum of its weighted shares
     * @param heaviest the largest of them
     * @param actual as it came when its weighted share was the largest
     * @param expected as it was forecast then
     */
    record Part(String metric, double shareSum, float heaviest, float actual, float expected) {
        private Part plus(Contributor next, double weight) {
            boolean heavier = weight * next.getShare() > heaviest;
            return new Part(
                    metric,
                    shareSum + weight * next.getShare(),
                    heavier ? (float) (weight * next.getShare()) : heaviest,
                    heavier ? next.getActual() : actual,
                    heavier ? next.getExpected() : expected);
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private double weights;
    private int longest;

    static Explanation restore(double weights, int longest, List<Part> parts) {
        Explanation explanation = new Explanation();
        explanation.weights = weights;
        explanation.longest = longest;
        explanation.parts.addAll(parts);
        return explanation;
    }

    /** The sum of the weights of what was added. */
    double weights() {
        return weights;
    }

    /** The longest list of contributors that was added. */
    int longest() {
        return longest;
    }

    /** The heaviest first. */
    List<Part> parts() {
        return parts;
    }

    /** Takes the contributors of a tick with {@code level}, above 0. */
    void add(List<Contributor> contributors, float level) {
        double weight = (double) level * level;
        weights += weight;
        longest = Math.max(longest, contributors.size());
        contributors.forEach(contributor -> add(contributor, weight));
        parts.sort(HEAVIEST_FIRST);
        if (parts.size() > MAX_METRICS) {
            parts.subList(MAX_METRICS, parts.size()).clear();
        }
    }

    private void add(Contributor contributor, double weight) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).metric().equals(contributor.getMetric())) {
                parts.set(i, parts.get(i).plus(contributor, weight));
                return;
            }
        }
        parts.add(new Part(
                contributor.getMetric(),
                weight * contributor.getShare(),
                (float) (weight * contributor.getShare()),
                contributor.getActual(),
                contributor.getExpected()));
    }

    /** The heaviest first, as many as a tick has at most. */
    List<Contributor> contributors() {
        return parts.stream()
                .limit(longest)
                .map(part -> new Contributor(
                        part.metric(), part.actual(), part.expected(), (float) (part.shareSum() / weights)))
                .toList();
    }
}
