/** Tests of the demo's screen, and a script that plays it. */
@NullMarked
package io.tocsin.demo.screen;

import org.jspecify.annotations.NullMarked;
