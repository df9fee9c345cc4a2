/**
 * Sessions of discrete events, such as the log lines about one block or one request: what comes next, how surprising is what came, and is the whole
 * session one that normal operation would have given.
 *
 * <p>Comes in: sessions of normal operation as runs of event numbers. Goes out: a model, and from it the surprise of each event as it comes and a
 * verdict when the session ends. Next: none; back-tests and streams call {@link io.tocsin.engine.events.EventScorer}.
 */
@NullMarked
package io.tocsin.engine.events;

import org.jspecify.annotations.NullMarked;
