/**
 * Tests of the contracts and the topics. Comes in: the contracts as they are and as they were frozen. Goes out: a failed build
 * when they do not fit. Next: {@code serde}, which tests them as bytes.
 */
@NullMarked
package io.tocsin.schemas;

import org.jspecify.annotations.NullMarked;
