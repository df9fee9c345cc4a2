/** The demo put to the test: its books in memory, and the whole of it, twice, on one directory. */
@NullMarked
package io.tocsin.demo;

import org.jspecify.annotations.NullMarked;
