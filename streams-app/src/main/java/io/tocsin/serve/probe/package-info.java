/**
 * How the instance itself is, for whoever restarts it or sends it traffic.
 *
 * <p>Comes in: what is known of the streams and the topics without asking anybody. Goes out: {@code /livez}, {@code /readyz}, {@code /startupz}. Next: the
 * kubelet, a load balancer, a person.
 */
@NullMarked
package io.tocsin.serve.probe;

import org.jspecify.annotations.NullMarked;
