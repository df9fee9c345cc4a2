/**
 * Tests of what lies in {@code ops}: the Helm chart.
 *
 * <p>Comes in: the chart and values. Goes out: what Helm itself renders of them, held against Kubernetes' models, the configuration, the server's paths and the files that
 * the chart has copies of. Next: nothing.
 */
@NullMarked
package io.tocsin.ops;

import org.jspecify.annotations.NullMarked;
