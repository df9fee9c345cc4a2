/**
 * Questions about many entities. Comes in: a selector and the like. Goes out: what all instances hold of it, put together: each sorts its own, and whoever
 * was asked merges.
 */
@NullMarked
package io.tocsin.serve.api.fleet;

import org.jspecify.annotations.NullMarked;
