/**
 * What people say of alerts, on its way to the alert step.
 *
 * <p>Comes in: the feedback topic, written by {@link io.tocsin.feedback.FeedbackWriter} or by anybody else. Goes out: {@link
 * io.tocsin.schemas.Feedback} that can be true, keyed by entity; the rest goes to the dead letters. Next: {@code alert}.
 */
@NullMarked
package io.tocsin.feedback;

import org.jspecify.annotations.NullMarked;
