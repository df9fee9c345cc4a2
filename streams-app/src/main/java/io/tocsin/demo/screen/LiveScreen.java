package io.tocsin.demo.screen;

import io.tocsin.demo.screen.render.Renderer;
import io.tocsin.demo.screen.text.SummaryText;
import io.tocsin.demo.screen.view.DemoView;
import io.tocsin.demo.screen.view.Summary;
import io.tocsin.terminal.TerminalDevice;
import io.tocsin.terminal.TerminalProfile;
import io.tocsin.terminal.TerminalSize;
import io.tocsin.terminal.draw.LiveTerminal;
import io.tocsin.terminal.draw.LiveTerminal.Typing;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * The demo on a terminal that redraws in place. {@link #restore} gives the terminal back and may be called from a shutdown hook: views that come
 * later are ignored. Thread-safe.
 */
public final class LiveScreen implements Screen {
    private final PrintStream out;
    private final TerminalProfile profile;
    private final LiveTerminal terminal;
    private final Renderer renderer;
    private boolean closed;

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
        this.terminal = new LiveTerminal(out, profile, device, Typing.HIDDEN, fallback, nanoTime);
        this.renderer = new Renderer(profile.characters());
    }

    @Override
    public void update(DemoView view) {
        terminal.update(size -> renderer.render(view, size));
    }

    @Override
    public void restore() {
        terminal.restore();
    }

    @Override
    public synchronized void close(Summary summary) {
        if (closed) {
            return;
        }
        closed = true;
        restore();
        SummaryText.of(summary).forEach(line -> out.println(profile.characters().show(line)));
        out.flush();
    }
}
