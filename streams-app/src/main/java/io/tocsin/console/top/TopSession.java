package io.tocsin.console.top;

import io.tocsin.console.FleetReading;
import io.tocsin.fleet.FleetView;
import io.tocsin.schemas.AlertKind;
import io.tocsin.selector.Selector;
import io.tocsin.terminal.SttyDevice;
import io.tocsin.terminal.TerminalProfile;
import io.tocsin.terminal.TerminalSize;
import io.tocsin.terminal.draw.Frame;
import io.tocsin.terminal.draw.LiveTerminal;
import io.tocsin.terminal.draw.LiveTerminal.Typing;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The fleet on a terminal until somebody leaves it, or once as a table.
 *
 * <p>Confined to one thread; keys are read by another.
 */
public final class TopSession {
    private static final long LOOK_MS = 100;

    private final FleetReading reading;
    private final TerminalProfile profile;
    private final Clock clock;
    private final TopScreen screen;
    private final BlockingQueue<Key> keys = new LinkedBlockingQueue<>();
    private TopControls controls;
    private int page = 1;
    private int matching;

    /**
     * Of a fleet that is read.
     *
     * @param where the brokers, for people
     */
    public TopSession(
            FleetReading reading,
            Selector selector,
            Optional<AlertKind> kind,
            TerminalProfile profile,
            Clock clock,
            String where) {
        this.reading = reading;
        this.profile = profile;
        this.clock = clock;
        this.screen = new TopScreen(profile.characters(), clock.getZone(), where);
        this.controls = TopControls.start(selector, kind);
    }

    /**
     * All that is there now, as lines.
     *
     * @param colored whether escape codes may be in them
     */
    public List<String> once(int columns, boolean colored) {
        reading.readToEnd();
        FleetView view = reading.state().view(controls.query(Integer.MAX_VALUE), clock.instant());
        Frame frame = screen.once(view, controls, clock.instant(), columns);
        return colored ? frame.styled(profile.colors()) : frame.plain();
    }

    /** Redraws until {@code q} is pressed. */
    public void live(Map<String, String> environment) throws InterruptedException {
        PrintStream out = new PrintStream(
                new FileOutputStream(FileDescriptor.out),
                false,
                profile.characters().charset());
        LiveTerminal terminal = new LiveTerminal(
                out,
                profile,
                new SttyDevice(),
                Typing.READ,
                TerminalSize.of(environment).orElse(TerminalSize.DEFAULT),
                System::nanoTime);
        Runtime.getRuntime().addShutdownHook(new Thread(terminal::restore, "restore-terminal"));
        reading.follow();
        startKeys();
        try {
            while (!controls.over()) {
                reading.requireReading();
                terminal.update(this::draw);
                take(keys.poll(LOOK_MS, TimeUnit.MILLISECONDS));
            }
        } finally {
            terminal.restore();
        }
    }

    private Frame draw(TerminalSize size) {
        page = TopScreen.page(size);
        FleetView view = reading.state().view(controls.query(page), clock.instant());
        matching = view.matching();
        controls = controls.at(view.offset());
        return screen.live(view, reading.isCaughtUp(), controls, clock.instant(), size);
    }

    private void take(@Nullable Key first) {
        for (Key key = first; key != null; key = keys.poll()) {
            controls = controls.after(key, page, matching);
        }
    }

    private void startKeys() {
        Thread thread = new Thread(this::readKeys, "tocsin-keys");
        thread.setDaemon(true);
        thread.start();
    }

    private void readKeys() {
        byte[] buffer = new byte[64];
        try (InputStream typed = new FileInputStream("/dev/tty")) {
            for (int length = typed.read(buffer); length > 0; length = typed.read(buffer)) {
                keys.addAll(Key.decode(buffer, length, profile.characters().charset()));
            }
        } catch (IOException noTerminal) {
            // Nothing can be typed then; Ctrl-C still ends it.
            keys.clear();
        }
    }
}
