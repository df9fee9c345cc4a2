/** Tests of the chart writer. */
@NullMarked
package io.tocsin.plot;

import org.jspecify.annotations.NullMarked;
