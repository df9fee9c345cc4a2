package io.tocsin.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks {@code stty} about {@code /dev/tty}. Where there is no stty the size is unknown and typed characters stay visible, which is no more than
 * a blemish. Thread-safe.
 */
public final class SttyDevice implements TerminalDevice {
    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("([1-9]\\d{0,4}) ([1-9]\\d{0,4})");
    private static final Pattern SAVED_STATE = Pattern.compile("[0-9a-fA-F:]+");
    private static final long TIMEOUT_MS = 1_000;

    private final AtomicReference<String> savedState = new AtomicReference<>("");

    @Override
    public Optional<TerminalSize> size() {
        Matcher size = ROWS_AND_COLUMNS.matcher(stty("size"));
        return size.matches()
                ? Optional.of(new TerminalSize(Integer.parseInt(size.group(2)), Integer.parseInt(size.group(1))))
                : Optional.empty();
    }

    @Override
    public void hideTyping() {
        saveAnd("-echo");
    }

    @Override
    public void readKeys() {
        saveAnd("-echo -icanon min 1 time 0");
    }

    private void saveAnd(String change) {
        String state = stty("-g");
        if (SAVED_STATE.matcher(state).matches()) {
            savedState.set(state);
            stty(change);
        }
    }

    @Override
    public void restore() {
        String state = savedState.getAndSet("");
        if (!state.isEmpty()) {
            stty(state);
        }
    }

    /** What stty printed; empty when it is missing, refused or hung. */
    private static String stty(String argument) {
        try {
            Process process = new ProcessBuilder("sh", "-c", "stty " + argument + " </dev/tty 2>/dev/null").start();
            if (!process.waitFor(TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
        } catch (IOException noShell) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
