/** Tests of how the streams are run. Comes in: what the log is told. Goes out: what is shown of it. Next: nothing. */
@NullMarked
package io.tocsin.runtime;

import org.jspecify.annotations.NullMarked;
