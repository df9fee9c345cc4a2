package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

/**
 * A load held against what came out of it. Immutable.
 *
 * @param acknowledged samples that the broker has acknowledged
 * @param lost acknowledged samples without a tick, or without a score
 * @param twice ticks and scores that are there again
 * @param opened ids of incidents that were opened
 * @param resolved ids of incidents that were resolved
 * @param alertsTwice openings and resolutions that were told again
 * @param forgotten scores that say that a model warms up, of entities that it had already judged: state was lost
 */
record Findings(
        int acknowledged,
        int lost,
        int twice,
        Set<String> opened,
        Set<String> resolved,
        int alertsTwice,
        int forgotten) {
    /** Each acknowledged sample made exactly one tick and one score; each incident was opened once, and resolved once. */
    void requireExactlyOnce() {
        assertThat(acknowledged).as("acknowledged samples").isPositive();
        assertThat(lost).as("lost").isZero();
        assertThat(twice).as("twice").isZero();
        assertThat(alertsTwice).as("alerts twice").isZero();
        assertThat(resolved).as("resolved incidents").containsExactlyInAnyOrderElementsOf(opened);
    }
}
