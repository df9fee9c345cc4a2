/**
 * The command line {@code tocsin}.
 *
 * <p>Comes in: arguments, the configuration, and what the topics hold. Goes out: tables and reports on standard output, one line on standard error
 * when something fails, an exit code. One class a command; {@link io.tocsin.cli.Tocsin} puts them together. Stands above {@link
 * io.tocsin.PredictorApp}, {@link io.tocsin.trainer}, {@link io.tocsin.collect}, {@link io.tocsin.topics} and {@code io.tocsin.demo}; nothing
 * comes after it.
 */
@NullMarked
package io.tocsin.cli;

import org.jspecify.annotations.NullMarked;
