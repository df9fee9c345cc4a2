package io.tocsin.sizing;

/**
 * What one store holds of one entity. Immutable. Thread-safe.
 *
 * @param name as in {@code Names}
 * @param rows records of each entity, at most
 * @param row sizes of one
 * @param writesATick records that its change-log gets a tick
 */
record StoreShape(String name, int rows, RecordShape row, double writesATick) {
    long bytes() {
        return (long) rows * row.rawBytes();
    }
}
