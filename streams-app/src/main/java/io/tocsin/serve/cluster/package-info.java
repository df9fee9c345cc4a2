/**
 * The other instances of the application.
 *
 * <p>Comes in: what somebody asks of this instance and another one holds. Goes out: that one's answer.
 */
@NullMarked
package io.tocsin.serve.cluster;

import org.jspecify.annotations.NullMarked;
