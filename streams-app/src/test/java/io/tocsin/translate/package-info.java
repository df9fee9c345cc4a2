/** Tests of what becomes of foreign metrics. */
@NullMarked
package io.tocsin.translate;

import org.jspecify.annotations.NullMarked;
