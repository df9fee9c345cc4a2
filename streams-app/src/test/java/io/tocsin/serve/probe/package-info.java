/**
 * Tests of the probes.
 *
 * <p>Comes in: vitals. Goes out: verdicts, answers. Next: nothing.
 */
@NullMarked
package io.tocsin.serve.probe;

import org.jspecify.annotations.NullMarked;
