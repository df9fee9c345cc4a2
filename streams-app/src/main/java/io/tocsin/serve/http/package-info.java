/**
 * The port: connections, paths, bodies within bounds, answers. Knows nothing of what is asked.
 */
@NullMarked
package io.tocsin.serve.http;

import org.jspecify.annotations.NullMarked;
