package io.tocsin.predict;

/**
 * One entity's carried state in memory, as it would be stored.
 *
 * <p>Confined to one stream thread.
 */
final class StateAtHand {
    /** Map entry and its place in the table, this object, the array's header, the key's two headers; with compressed pointers. */
    static final int HEAP_BYTES_BESIDE = 32 + 8 + 24 + 16 + 24 + 16;

    private final byte[] bytes;
    private long storedAfter = CarriedStates.NEVER;

    StateAtHand(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What one takes of the heap. */
    static long heapBytes(String entity, int stateBytes) {
        return HEAP_BYTES_BESIDE + entity.length() + (long) stateBytes;
    }

    /** The live array. */
    byte[] bytes() {
        return bytes;
    }

    /** The tick after which the state was stored last. */
    long storedAfter() {
        return storedAfter;
    }

    void storedAfter(long tick) {
        storedAfter = tick;
    }
}
