/**
 * Tests of the HTTP server.
 *
 * <p>Comes in: requests over a real socket. Goes out: what a producer is handed. Next: nothing.
 */
@NullMarked
package io.tocsin.serve;

import org.jspecify.annotations.NullMarked;
