/**
 * What was said of each entity lately.
 *
 * <p>Comes in: scores of those that count. Goes out: nothing; the last W verdicts of each entity lie in a store, as long as its window, for whoever asks.
 * Next: {@code serve.api}, which shows them.
 */
@NullMarked
package io.tocsin.history;

import org.jspecify.annotations.NullMarked;
