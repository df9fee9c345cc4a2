package io.tocsin.predict;

import io.tocsin.schemas.Score;
import org.jspecify.annotations.Nullable;

/**
 * What was said of one tick.
 *
 * <p>Thread-safe when nobody writes to the records.
 *
 * @param score the one that counts
 * @param shadow what a challenger beside says, if there is one
 */
public record Verdicts(Score score, @Nullable Score shadow) {}
