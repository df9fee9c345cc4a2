/**
 * Makes and checks the topics on a broker.
 *
 * <p>Comes in: the topics as {@link io.tocsin.schemas.Topics} wants them, and an admin client. Goes out: what was created, or
 * what differs and how to put it right. Next: {@code io.tocsin.cli}, whose {@code topics create} and {@code topics check} show it.
 */
@NullMarked
package io.tocsin.topics;

import org.jspecify.annotations.NullMarked;
