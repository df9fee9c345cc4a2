/** What may follow a deployment, and that only one of several writers writes it. */
@NullMarked
package io.tocsin.rollout;

import org.jspecify.annotations.NullMarked;
