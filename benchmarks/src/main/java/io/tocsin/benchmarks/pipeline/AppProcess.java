package io.tocsin.benchmarks.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The app in a JVM of its own, with as much memory as it is said to need.
 *
 * <p>Confined to one thread.
 */
public final class AppProcess implements AutoCloseable {
    private static final long STOP_SECONDS = 60;

    private final Process process;
    private final BufferedReader answers;
    private final Writer commands;

    private AppProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader();
        this.commands = process.outputWriter();
    }

    /** Starts the app and waits until it runs; {@code log} takes what it says to operators. */
    static AppProcess start(List<String> jvmFlags, Map<String, String> environment, Path log, List<String> arguments)
            throws IOException {
        return start(AppMain.class, jvmFlags, environment, log, arguments);
    }

    /** Starts the main class of an app that speaks as {@link AppMain} does, and waits until it runs. */
    public static AppProcess start(
            Class<?> main, List<String> jvmFlags, Map<String, String> environment, Path log, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags);
        command.add(main.getName());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Not on the command line: ONNX Runtime parses that with a recursion that overflows the stack when it is long.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().putAll(environment);
        AppProcess app = new AppProcess(builder.start());
        for (String line = app.answers.readLine(); !AppFigures.READY.equals(line); line = app.answers.readLine()) {
            if (line == null) {
                throw new IOException("app did not start: log=" + log);
            }
        }
        return app;
    }

    /** What it knows of itself, after a collection. */
    public AppFigures figures() throws IOException {
        say(AppFigures.ASK);
        return AppFigures.read(answers);
    }

    /** The longest pauses of its stream threads since the last call. */
    AppFigures pauses() throws IOException {
        say(AppFigures.PAUSES);
        return AppFigures.read(answers);
    }

    /** Resident memory in bytes, off-heap included: {@code VmHWM} is its peak, {@code VmRSS} what it is now. */
    public long residentBytes(String field) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith(field + ":")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        throw new IOException("no such line in /proc/" + process.pid() + "/status: " + field);
    }

    /** Time of all processors that it has used. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Sends a command that is not answered. */
    public void say(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
    }

    /** Lets it stop cleanly, so that its stores are on disk. A second call does nothing. */
    public void stop() throws IOException {
        if (!process.isAlive()) {
            return;
        }
        try {
            say(AppFigures.STOP);
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
