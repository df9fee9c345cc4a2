package io.tocsin.example;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of one shop's life, one row a tick of ten seconds, without gaps.
 *
 * <p>Thread-safe as long as nobody writes to the arrays.
 *
 * @param metrics names of the columns
 * @param rows {@code [ticks][metrics]}, NaN where missing
 * @param load {@code [ticks]}, requests a second, for the picture
 * @param latencyMs {@code [ticks]}, the 95th percentile in milliseconds, for the picture
 * @param failing {@code [ticks]}, whether clients were not served
 */
public record ShopRun(
        String name,
        List<String> metrics,
        float[][] rows,
        double[] load,
        double[] latencyMs,
        boolean[] failing,
        List<Announcement> announcements) {

    public ShopRun {
        metrics = List.copyOf(metrics);
        announcements = List.copyOf(announcements);
        if (rows.length != failing.length || rows.length != load.length || rows.length != latencyMs.length) {
            throw new IllegalArgumentException("wrong length: run=" + name + " rows=" + rows.length + " failing="
                    + failing.length + " load=" + load.length + " latencyMs=" + latencyMs.length);
        }
    }

    public int size() {
        return rows.length;
    }

    /** The first ticks of its failures. */
    public List<Integer> failureStarts() {
        List<Integer> starts = new ArrayList<>();
        for (int t = 0; t < failing.length; t++) {
            if (failing[t] && (t == 0 || !failing[t - 1])) {
                starts.add(t);
            }
        }
        return starts;
    }
}
