/**
 * Tocsin itself over HTTP: whether it is well, who asks, and what may be asked.
 *
 * <p>Comes in: questions. Goes out: what {@link io.tocsin.console.status} finds, the caller, the description of the API. Next: nothing.
 */
@NullMarked
package io.tocsin.serve.api.system;

import org.jspecify.annotations.NullMarked;
