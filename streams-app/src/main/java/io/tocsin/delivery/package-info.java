/**
 * Alerts leave for the systems that wake people, beside the topology.
 *
 * <p>Comes in: the alerts topic, read by one consumer group a receiver. Goes out: HTTP to Alertmanager, a webhook, Slack, PagerDuty; what a receiver
 * will not take goes to the dead letters. Next: people.
 */
@NullMarked
package io.tocsin.delivery;

import org.jspecify.annotations.NullMarked;
