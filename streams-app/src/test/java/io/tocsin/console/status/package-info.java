@NullMarked
package io.tocsin.console.status;

import org.jspecify.annotations.NullMarked;
