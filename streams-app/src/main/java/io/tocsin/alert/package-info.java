/**
 * Fifth step of the way: from scores to incidents with a life.
 *
 * <p>Comes in: {@link io.tocsin.schemas.Score}s, and what people say of the alerts, {@link io.tocsin.schemas.Feedback}. Goes out: {@link io.tocsin.schemas.Alert}s, open, updated, resolved, and {@link io.tocsin.schemas.Label}s. Next: the alerts topic, and
 * whoever wakes people.
 */
@NullMarked
package io.tocsin.alert;

import org.jspecify.annotations.NullMarked;
