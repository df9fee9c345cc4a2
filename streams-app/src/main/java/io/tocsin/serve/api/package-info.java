/**
 * The API.
 *
 * <p>Comes in: a request for one of the {@link io.tocsin.serve.api.Route}s, which are those of {@code openapi.yaml}. Goes out: JSON with an ETag, or what
 * is wrong as problem details (RFC 9457). A {@link io.tocsin.serve.api.Route} names its method, path, parameters and role; its
 * {@link io.tocsin.serve.api.Endpoint} answers; {@link io.tocsin.serve.api.Api} does what all have in common.
 */
@NullMarked
package io.tocsin.serve.api;

import org.jspecify.annotations.NullMarked;
