package io.tocsin.terminal.draw;

import io.tocsin.terminal.TerminalDevice;
import io.tocsin.terminal.TerminalProfile;
import io.tocsin.terminal.TerminalSize;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Redraws in place on the terminal's alternate screen, at most four times a second, and writes only the lines that changed. {@link #restore}
 * gives the terminal back and may be called from a shutdown hook: frames that come later are not drawn. Thread-safe.
 */
public final class LiveTerminal {
    private static final long REDRAW_NANOS = 250_000_000L;
    private static final long RESIZE_CHECK_NANOS = 1_000_000_000L;
    /** Alternate buffer, no cursor, no wrapping at the right edge, empty screen. */
    private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J";

    private static final String LEAVE = "\u001b[0m\u001b[?7h\u001b[?25h\u001b[?1049l";
    /** Terminals that know it show the update at once; the others ignore it. */
    private static final String BEGIN_UPDATE = "\u001b[?2026h";

    private static final String END_UPDATE = "\u001b[?2026l";

    private enum State {
        NEW,
        SHOWN,
        RESTORED
    }

    /** How the terminal treats what is typed while the screen is shown. */
    public enum Typing {
        /** It does not appear. */
        HIDDEN,
        /** It does not appear and can be read key by key. */
        READ
    }

    private final PrintStream out;
    private final TerminalProfile profile;
    private final TerminalDevice device;
    private final Typing typing;
    private final LongSupplier nanoTime;

    private State state = State.NEW;
    private TerminalSize size;
    private List<String> shown = List.of();
    private long drawnAtNanos;
    private long sizedAtNanos;

    /**
     * Made, nothing written yet.
     *
     * @param out the terminal; must encode with the profile's character set
     * @param fallback the size when the device does not know it
     * @param nanoTime as {@link System#nanoTime}
     */
    public LiveTerminal(
            PrintStream out,
            TerminalProfile profile,
            TerminalDevice device,
            Typing typing,
            TerminalSize fallback,
            LongSupplier nanoTime) {
        this.out = out;
        this.profile = profile;
        this.device = device;
        this.typing = typing;
        this.nanoTime = nanoTime;
        this.size = fallback;
    }

    /** Shows the frame drawn for the size of now; one that comes too early after the last is not even drawn. */
    public synchronized void update(Function<TerminalSize, Frame> drawing) {
        long now = nanoTime.getAsLong();
        if (state == State.NEW) {
            enter(now);
        } else if (state != State.SHOWN || now - drawnAtNanos < REDRAW_NANOS) {
            return;
        } else if (now - sizedAtNanos >= RESIZE_CHECK_NANOS) {
            resize(now);
        }
        draw(drawing.apply(size).styled(profile.colors()));
        drawnAtNanos = now;
    }

    /** Gives the terminal back; nothing is shown afterwards. */
    public synchronized void restore() {
        if (state == State.SHOWN) {
            out.print(LEAVE);
            out.flush();
            device.restore();
        }
        state = State.RESTORED;
    }

    private void enter(long now) {
        state = State.SHOWN;
        if (typing == Typing.READ) {
            device.readKeys();
        } else {
            device.hideTyping();
        }
        out.print(ENTER);
        resize(now);
    }

    private void resize(long now) {
        TerminalSize current = device.size().orElse(size);
        if (!current.equals(size)) {
            shown = List.of();
            out.print("\u001b[2J");
        }
        size = current;
        sizedAtNanos = now;
    }

    private void draw(List<String> lines) {
        StringBuilder update = new StringBuilder(BEGIN_UPDATE);
        for (int row = 0; row < lines.size(); row++) {
            if (row >= shown.size() || !shown.get(row).equals(lines.get(row))) {
                // Erased first: after a full row the cursor stands on its last column, and erasing would take that one
                // too.
                update.append("\u001b[").append(row + 1).append(";1H\u001b[2K").append(lines.get(row));
            }
        }
        shown = lines;
        out.print(update.append(END_UPDATE));
        out.flush();
    }
}
