@NullMarked
package io.tocsin.console.fleet;

import org.jspecify.annotations.NullMarked;
