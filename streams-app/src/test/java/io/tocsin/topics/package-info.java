/**
 * Tests of making and checking topics. Comes in: topics as they should be and as they are. Goes out: nothing. Next: the tests of
 * {@code io.tocsin.cli}.
 */
@NullMarked
package io.tocsin.topics;

import org.jspecify.annotations.NullMarked;
