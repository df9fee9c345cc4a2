/**
 * Questions about incidents. Comes in: the alerts topic, followed by every instance; filters. Goes out: incidents as JSON, now and before.
 */
@NullMarked
package io.tocsin.serve.api.alert;

import org.jspecify.annotations.NullMarked;
