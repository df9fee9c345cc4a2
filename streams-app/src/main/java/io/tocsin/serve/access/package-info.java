/**
 * Who may do what over HTTP.
 *
 * <p>Comes in: a request. Goes out: who asks ({@link io.tocsin.serve.access.Caller}), or a refusal. {@link io.tocsin.serve.access.Access} puts a gate before
 * each {@link io.tocsin.serve.access.Mount}; an {@link io.tocsin.serve.access.AccessFile} says whose token is whose.
 */
@NullMarked
package io.tocsin.serve.access;

import org.jspecify.annotations.NullMarked;
