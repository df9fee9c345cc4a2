/**
 * Networks from and for other frameworks: ONNX and safetensors.
 *
 * <p>Comes in: the bytes of a file, believed in nothing. Goes out: recurrent and dense layers, or bytes. Next: {@link io.tocsin.engine.network}.
 */
@NullMarked
package io.tocsin.engine.interchange;

import org.jspecify.annotations.NullMarked;
