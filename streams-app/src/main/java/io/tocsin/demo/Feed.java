package io.tocsin.demo;

import io.tocsin.demo.screen.view.FeedEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The last things that happened, the newest first.
 *
 * <p>Guarded by its owner.
 */
final class Feed {
    private static final int ENTRIES = 60;

    private final Deque<FeedEntry> entries = new ArrayDeque<>();
    private long sequence;

    /** Adds the entry that {@code make} makes of its sequence number. */
    void add(LongFunction<FeedEntry> make) {
        entries.addFirst(make.apply(++sequence));
        if (entries.size() > ENTRIES) {
            entries.removeLast();
        }
    }

    List<FeedEntry> entries() {
        return List.copyOf(entries);
    }
}
