package io.tocsin.fleet;

import java.util.AbstractList;
import java.util.RandomAccess;

/** Numbers that are shown for few of the many entities that have them: boxed when somebody looks, and no sooner. Immutable, thread-safe. */
final class Recent extends AbstractList<Double> implements RandomAccess {
    private final float[] numbers;

    /** Of an array that nobody else has. */
    Recent(float[] numbers) {
        this.numbers = numbers;
    }

    @Override
    public Double get(int index) {
        return (double) numbers[index];
    }

    @Override
    public int size() {
        return numbers.length;
    }
}
