/**
 * What the commands for somebody with nothing but a shell say, and in which words. Comes in: what the topics and the broker tell. Goes out: lines, frames and JSON. Next:
 * {@code cli} prints them.
 */
@NullMarked
package io.tocsin.console;

import org.jspecify.annotations.NullMarked;
