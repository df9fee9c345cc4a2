/**
 * Who judges next: the changes of a deployment, and the one way to write them.
 *
 * <p>Comes in: the deployment that a decision was based on, and the decision. Goes out: a record of the models topic, unless somebody else was
 * faster. Next: {@link io.tocsin.registry} of every running instance.
 */
@NullMarked
package io.tocsin.rollout;

import org.jspecify.annotations.NullMarked;
