@NullMarked
package io.tocsin.console;

import org.jspecify.annotations.NullMarked;
