/**
 * Pure drawing on a grid of characters. In come texts, numbers and their tones, out goes a {@link io.tocsin.terminal.draw.Frame}, as plain lines or with the
 * escape codes of a terminal's colours. Next: {@link io.tocsin.terminal.draw.LiveTerminal} writes the lines that changed.
 */
@NullMarked
package io.tocsin.terminal.draw;

import org.jspecify.annotations.NullMarked;
