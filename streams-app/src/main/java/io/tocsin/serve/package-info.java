/**
 * The HTTP server of an instance.
 *
 * <p>{@link io.tocsin.serve.http} is the port, {@link io.tocsin.serve.access} says who may do what, {@link io.tocsin.serve.push} takes metrics,
 * {@link io.tocsin.serve.api} answers questions, {@link io.tocsin.serve.page} is what people look at, {@link
 * io.tocsin.serve.metrics} and {@link io.tocsin.serve.probe} tell monitoring and the kubelet how the instance is. {@link io.tocsin.serve.AppServer} puts them together.
 */
@NullMarked
package io.tocsin.serve;

import org.jspecify.annotations.NullMarked;
