/** Tests of the page: what is said of figures, and that it stays whole whatever the names are. */
@NullMarked
package io.tocsin.backtest.page;

import org.jspecify.annotations.NullMarked;
