/**
 * Numbers, durations and names of metrics for people. In come values in their own units, out go strings without line breaks, colours or escape codes.
 * Next: {@link io.tocsin.terminal.draw} places them.
 */
@NullMarked
package io.tocsin.terminal.text;

import org.jspecify.annotations.NullMarked;
