package io.tocsin.translate;

/** Is told of each point that came into no sample, so that it can be counted. Implementations are thread-safe. */
@FunctionalInterface
public interface UntranslatedListener {
    void leftOut(Untranslated cause);
}
