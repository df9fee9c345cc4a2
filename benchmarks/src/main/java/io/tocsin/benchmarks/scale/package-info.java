/**
 * How far the running system goes, and what holds it back: from a thousand entities to a million, beside the same topology with nobody who judges, with ONNX Runtime, and with random cut
 * forests in the place of the model. In: command-line options. Out: Markdown tables. Nothing comes next.
 */
@NullMarked
package io.tocsin.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
