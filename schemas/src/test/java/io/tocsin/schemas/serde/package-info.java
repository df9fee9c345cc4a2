/**
 * Tests of records as bytes. Comes in: records, golden bytes, broken bytes, a registry in this JVM. Goes out: nothing. Next: the
 * tests of {@code streams-app}, which use the serdes in a topology.
 */
@NullMarked
package io.tocsin.schemas.serde;

import org.jspecify.annotations.NullMarked;
