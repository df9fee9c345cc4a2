/**
 * Pictures of numbers: lines, bands, steps, shaded spans and marks in stacked panels over a shared x axis, as SVG text in a light and a dark
 * dress.
 *
 * <p>Comes in: a {@link io.tocsin.plot.Figure}. Goes out: SVG from {@link io.tocsin.plot.SvgWriter}, or a file from {@link
 * io.tocsin.plot.PictureFile}. Next: {@link io.tocsin.example} and {@link io.tocsin.backtest.page}, which draw what was measured. Needs no
 * display, no fonts, no clock.
 */
@NullMarked
package io.tocsin.plot;

import org.jspecify.annotations.NullMarked;
