/**
 * The models over HTTP.
 *
 * <p>Comes in: questions about models, and decisions on who judges. Goes out: what the models topic and that of its events hold, how the versions do on this
 * instance; and deployments, written by compare and set as the command line writes them. Next: {@link io.tocsin.rollout}, which writes.
 */
@NullMarked
package io.tocsin.serve.api.models;

import org.jspecify.annotations.NullMarked;
