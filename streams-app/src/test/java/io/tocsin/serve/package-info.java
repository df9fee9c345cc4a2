/**
 * Tests of all that is said and heard over HTTP, put together.
 *
 * <p>Comes in: requests over a real socket. Goes out: answers. Next: nothing.
 */
@NullMarked
package io.tocsin.serve;

import org.jspecify.annotations.NullMarked;
