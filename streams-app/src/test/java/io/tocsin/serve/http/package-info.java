/**
 * The port itself.
 */
@NullMarked
package io.tocsin.serve.http;

import org.jspecify.annotations.NullMarked;
