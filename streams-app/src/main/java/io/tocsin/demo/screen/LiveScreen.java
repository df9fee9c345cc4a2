package io.tocsin.demo.screen;

import io.tocsin.demo.screen.render.Renderer;
import io.tocsin.demo.screen.terminal.TerminalDevice;
import io.tocsin.demo.screen.terminal.TerminalProfile;
import io.tocsin.demo.screen.terminal.TerminalSize;
import io.tocsin.demo.screen.text.SummaryText;
import io.tocsin.demo.screen.view.DemoView;
import io.tocsin.demo.screen.view.Summary;
import java.io.PrintStream;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Redraws in place on the terminal's alternate screen, at most four times a second, and writes only the lines that changed. {@link #restore}
 * gives the terminal back and may be called from a shutdown hook: views that come later are ignored. Thread-safe.
 */
public final class LiveScreen implements Screen {
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
        RESTORED,
        CLOSED
    }

    private final PrintStream out;
    private final TerminalProfile profile;
    private final TerminalDevice device;
    private final LongSupplier nanoTime;
    private final Renderer renderer;

    private State state = State.NEW;
    private TerminalSize size;
    private List<String> shown = List.of();
    private long drawnAtNanos;
    private long sizedAtNanos;

    /**
     * @param out the terminal; must encode with the profile's character set
     * @param fallback the size when the device does not know it
     * @param nanoTime as {@link System#nanoTime}
     */
    public LiveScreen(
            PrintStream out,
            TerminalProfile profile,
            TerminalDevice device,
            TerminalSize fallback,
            LongSupplier nanoTime) {
        this.out = out;
        this.profile = profile;
        this.device = device;
        this.nanoTime = nanoTime;
        this.renderer = new Renderer(profile.characters());
        this.size = fallback;
    }

    @Override
    public synchronized void update(DemoView view) {
        long now = nanoTime.getAsLong();
        if (state == State.NEW) {
            enter(now);
        } else if (state != State.SHOWN || now - drawnAtNanos < REDRAW_NANOS) {
            return;
        } else if (now - sizedAtNanos >= RESIZE_CHECK_NANOS) {
            resize(now);
        }
        draw(renderer.render(view, size).styled(profile.colors()));
        drawnAtNanos = now;
    }

    @Override
    public synchronized void restore() {
        if (state == State.SHOWN) {
            out.print(LEAVE);
            out.flush();
            device.restore();
        }
        state = state == State.CLOSED ? State.CLOSED : State.RESTORED;
    }

    @Override
    public synchronized void close(Summary summary) {
        if (state == State.CLOSED) {
            return;
        }
        restore();
        state = State.CLOSED;
        SummaryText.of(summary).forEach(line -> out.println(profile.characters().show(line)));
        out.flush();
    }

    private void enter(long now) {
        state = State.SHOWN;
        device.hideTyping();
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
