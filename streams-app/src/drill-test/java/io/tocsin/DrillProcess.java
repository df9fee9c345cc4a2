package io.tocsin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that a drill may do anything to: end, kill, halt, let go on. What it starts itself shares its fate, for a command in front of it
 * ({@code faketime}) may be the parent. It does not outlive the drills.
 *
 * <p>Thread-safe.
 */
final class DrillProcess {
    static final int KILLED = 128 + 9;

    private static final long END_SECONDS = 60;

    private final Process process;
    private final Path log;

    /** Starts {@code command} with a further environment; both of its streams are appended to {@code log}. */
    static DrillProcess start(List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new DrillProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DrillProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(this::destroy));
    }

    /** kill -9; returns when it is gone. */
    void kill() {
        destroy();
        int unused = awaitExit();
    }

    /** SIGTERM; returns when it has ended, with its exit code. */
    int stop() {
        signal("TERM");
        return awaitExit();
    }

    /** SIGSTOP: it is there, and does nothing. */
    void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    void resume() {
        signal("CONT");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Process id; that of the command in front where there is one. */
    long pid() {
        return process.pid();
    }

    /** Waits for its end; fails after a minute. */
    int awaitExit() {
        if (!process.onExit()
                .thenApply(ended -> true)
                .completeOnTimeout(false, END_SECONDS, TimeUnit.SECONDS)
                .join()) {
            throw new AssertionError("process does not end: pid=" + process.pid() + " log=\n" + log());
        }
        return process.exitValue();
    }

    /** All that it has written so far, that of earlier processes with the same log, too. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void destroy() {
        all().forEach(ProcessHandle::destroyForcibly);
    }

    private void signal(String name) {
        all().forEach(handle -> {
            try {
                // Whoever ended meanwhile need not be told.
                int unused = new ProcessBuilder("kill", "-" + name, Long.toString(handle.pid()))
                        .redirectErrorStream(true)
                        .start()
                        .waitFor();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("signal was not sent: name=" + name + " pid=" + handle.pid(), e);
            }
        });
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
    }
}
