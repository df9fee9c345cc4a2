@NullMarked
package io.tocsin.fleet;

import org.jspecify.annotations.NullMarked;
