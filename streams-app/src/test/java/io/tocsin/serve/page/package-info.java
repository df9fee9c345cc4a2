/**
 * The files of the page.
 */
@NullMarked
package io.tocsin.serve.page;

import org.jspecify.annotations.NullMarked;
