@NullMarked
package io.tocsin.console.top;

import org.jspecify.annotations.NullMarked;
