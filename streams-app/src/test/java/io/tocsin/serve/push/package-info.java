/**
 * Tests of metrics that are pushed.
 *
 * <p>Comes in: requests over a real socket. Goes out: what a producer is handed. Next: nothing.
 */
@NullMarked
package io.tocsin.serve.push;

import org.jspecify.annotations.NullMarked;
