package io.tocsin.terminal;

import java.util.Optional;

/** The terminal behind standard output, as far as it is not reached by writing to it. Implementations are thread-safe. */
public interface TerminalDevice {
    /** Its size now; empty when it can't be asked. May take some milliseconds. */
    Optional<TerminalSize> size();

    /** Stops typed characters from appearing; Ctrl-C keeps working. */
    void hideTyping();

    /** The same, and what is typed can be read key by key, without waiting for the end of a line. */
    void readKeys();

    /** Takes back {@link #hideTyping} and {@link #readKeys}; may be called more than once. */
    void restore();
}
