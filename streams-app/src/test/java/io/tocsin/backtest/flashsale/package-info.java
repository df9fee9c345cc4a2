/** Tests of the flash-sale back-test. */
@NullMarked
package io.tocsin.backtest.flashsale;

import org.jspecify.annotations.NullMarked;
