package io.tocsin.format;

/** Is told of each part of a record that became no point, so that it can be counted. Implementations are thread-safe. */
@FunctionalInterface
public interface LeftOutListener {
    void leftOut(LeftOut cause);
}
