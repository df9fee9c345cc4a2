/** Tests of the simulated shops: what goes in is seeds and loads, what comes out is compared with queueing theory and with what a demo needs. */
@NullMarked
package io.tocsin.simulation;

import org.jspecify.annotations.NullMarked;
