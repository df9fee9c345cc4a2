package io.tocsin.silence;

import java.util.Map;

/**
 * What is known of one entity: the first four are stored when something changes that a restart must not lose.
 *
 * <p>Confined to one stream thread.
 */
final class WatchedEntity {
    static final long NONE = Long.MIN_VALUE;

    final String name;
    /** The newest time that a sample of it told, epoch milliseconds. */
    long sampleMs = NONE;
    /** Of the newest sample with labels. */
    Map<String, String> labels = Map.of();
    /** Start of the open incident, epoch milliseconds; {@link #NONE} while it is not silent. */
    long startedMs = NONE;
    /** The silence that was told last; 0 while none is. */
    long toldMs;

    /** {@link WatchedTime} at which it was heard last. */
    long heardMs;
    /** {@link WatchedTime} at which it was stored last. */
    long storedMs = NONE;
    /** {@link WatchedTime} at which its incident is looked at again. */
    long dueMs;

    WatchedEntity(String name) {
        this.name = name;
    }

    boolean isSilent() {
        return startedMs != NONE;
    }

    /** Whether {@code told} are others than those before; a sample without labels says nothing about them. */
    boolean learnLabels(Map<String, String> told) {
        if (told.isEmpty() || told.equals(labels)) {
            return false;
        }
        labels = Map.copyOf(told);
        return true;
    }
}
