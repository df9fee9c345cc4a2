@NullMarked
package io.tocsin.console.explain;

import org.jspecify.annotations.NullMarked;
