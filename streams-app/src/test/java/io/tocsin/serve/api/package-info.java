/**
 * Tests of the API.
 *
 * <p>Comes in: requests over a real socket. Goes out: answers. Next: nothing.
 */
@NullMarked
package io.tocsin.serve.api;

import org.jspecify.annotations.NullMarked;
