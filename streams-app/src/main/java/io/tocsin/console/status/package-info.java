/**
 * {@code tocsin status}. Comes in: what broker, registry, topics and groups tell. Goes out: one verdict a part, with what to do, and whether the detector is blind; as
 * lines or as JSON. Next: {@code cli} prints it and ends with its exit code.
 */
@NullMarked
package io.tocsin.console.status;

import org.jspecify.annotations.NullMarked;
