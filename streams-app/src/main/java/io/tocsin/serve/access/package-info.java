/**
 * Who may do what over HTTP.
 *
 * <p>Comes in: a request. Goes out: who asks, or a refusal.
 */
@NullMarked
package io.tocsin.serve.access;

import org.jspecify.annotations.NullMarked;
