package io.tocsin.binary;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What some runs of bytes mean, for those that come again and again: hosts of one kind have the same metrics, and their names need not be read anew at each tick of each of them. Holds
 * {@value #SLOTS} at most; one that falls into the slot of another takes its place.
 *
 * <p>Thread-safe.
 *
 * @param <T> what the bytes mean
 */
public final class KnownBytes<T> {
    /** A power of two. */
    private static final int SLOTS = 256;

    /** Longer ones are rather an entity's own, and would hold much. */
    private static final int MAX_BYTES = 8_192;

    private final UnaryOperator<T> handedOut;
    /** Written by any thread: each entry is whole or not seen at all, for its fields are final. */
    private final @Nullable Entry<T>[] slots;

    private record Entry<T>(byte[] bytes, T value) {}

    /**
     * Knows nothing yet.
     *
     * @param handedOut makes of what is kept what a caller gets: itself where it is immutable, else a copy
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public KnownBytes(UnaryOperator<T> handedOut) {
        this.handedOut = handedOut;
        this.slots = new Entry[SLOTS];
    }

    /** What {@code bytes} mean; {@code read} is asked where that is not known. */
    T get(byte[] bytes, Supplier<T> read) {
        if (bytes.length > MAX_BYTES) {
            return read.get();
        }
        int hash = Arrays.hashCode(bytes);
        int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
        Entry<T> entry = slots[slot];
        if (entry == null || !Arrays.equals(entry.bytes, bytes)) {
            entry = new Entry<>(bytes, read.get());
            slots[slot] = entry;
        }
        return handedOut.apply(entry.value);
    }
}
