/**
 * Tests of what is scraped.
 *
 * <p>Comes in: meters. Goes out: answers over a real socket. Next: nothing.
 */
@NullMarked
package io.tocsin.serve.metrics;

import org.jspecify.annotations.NullMarked;
