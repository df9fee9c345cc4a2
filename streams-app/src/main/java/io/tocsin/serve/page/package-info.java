/**
 * The page that people look at.
 *
 * <p>Comes in: a request for a file of the page. Goes out: the file, which lies beside these classes on the class path; {@link io.tocsin.serve.api} answers what
 * the page asks.
 */
@NullMarked
package io.tocsin.serve.page;

import org.jspecify.annotations.NullMarked;
