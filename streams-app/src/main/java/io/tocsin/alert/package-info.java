/**
 * Fifth step of the way: from scores to incidents with a life.
 *
 * <p>Comes in: {@link io.tocsin.schemas.Score}s. Goes out: {@link io.tocsin.schemas.Alert}s, open, updated, resolved. Next: the alerts topic, and
 * whoever wakes people.
 */
@NullMarked
package io.tocsin.alert;

import org.jspecify.annotations.NullMarked;
