/**
 * Who may do what, over real sockets.
 */
@NullMarked
package io.tocsin.serve.access;

import org.jspecify.annotations.NullMarked;
