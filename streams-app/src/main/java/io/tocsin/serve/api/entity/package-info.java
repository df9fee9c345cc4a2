/**
 * Questions about one entity. Comes in: its name. Goes out: what the stores of the instance that holds it tell; any other passes the question on to that one.
 */
@NullMarked
package io.tocsin.serve.api.entity;

import org.jspecify.annotations.NullMarked;
