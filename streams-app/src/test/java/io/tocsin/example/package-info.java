/** Tests of the examples. */
@NullMarked
package io.tocsin.example;

import org.jspecify.annotations.NullMarked;
