/**
 * Tests of the models over HTTP.
 *
 * <p>Comes in: records of the models topic. Goes out: JSON as {@code openapi.yaml} describes it. Next: nothing.
 */
@NullMarked
package io.tocsin.serve.api.models;

import org.jspecify.annotations.NullMarked;
