package io.tocsin.demo.screen.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that can be seen of the demo at one moment. Thread-safe.
 *
 * @param model the model that judges; absent before the first one
 * @param progress how far the start-up or the simulated history is; absent when there is nothing to wait for
 * @param training the training that is running; absent when none is
 * @param fleet one row per entity, in any order: the screen sorts them
 * @param feed the last things that happened, the newest first
 */
public record DemoView(
        Phase phase,
        RunClock clock,
        Throughput throughput,
        @Nullable ActiveModel model,
        @Nullable Progress progress,
        @Nullable Training training,
        List<EntityRow> fleet,
        List<FeedEntry> feed,
        Hints hints) {
    public DemoView {
        fleet = List.copyOf(fleet);
        feed = List.copyOf(feed);
    }
}
