/** The local broker and registry put to the test; {@code SharedInfrastructure} is what the other integration tests start from. */
@NullMarked
package io.tocsin.demo.infrastructure;

import org.jspecify.annotations.NullMarked;
