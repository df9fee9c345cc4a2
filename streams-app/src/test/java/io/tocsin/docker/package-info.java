/**
 * Tests against the published images of Kafka and a schema registry, where Docker runs.
 *
 * <p>Comes in: containers. Goes out: verdicts on the whole way, from a sample to a score. Next: none.
 */
@NullMarked
package io.tocsin.docker;

import org.jspecify.annotations.NullMarked;
