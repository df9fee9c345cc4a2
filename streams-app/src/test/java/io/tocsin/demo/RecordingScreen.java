package io.tocsin.demo;

import io.tocsin.demo.screen.PlainLines;
import io.tocsin.demo.screen.Screen;
import io.tocsin.demo.screen.view.DemoView;
import io.tocsin.demo.screen.view.Phase;
import io.tocsin.demo.screen.view.Summary;
import io.tocsin.terminal.CharacterSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plain lines, kept; and what can only be seen while the demo runs. Confined to one thread. */
final class RecordingScreen implements Screen {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PlainLines lines =
            new PlainLines(new PrintStream(printed, false, StandardCharsets.UTF_8), CharacterSet.UNICODE);
    private final Path registryRecord;
    private final Set<Phase> phases = EnumSet.noneOf(Phase.class);
    private @Nullable Summary summary;
    private long registryPid;

    RecordingScreen(Path dataDirectory) {
        this.registryRecord = dataDirectory.resolve("registry").resolve("registry.pid");
    }

    @Override
    public void update(DemoView view) {
        phases.add(view.phase());
        lines.update(view);
        if (registryPid == 0 && view.phase() != Phase.STARTING && Files.exists(registryRecord)) {
            registryPid = readPid();
        }
    }

    private long readPid() {
        try {
            return Long.parseLong(Files.readAllLines(registryRecord).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close(Summary last) {
        summary = last;
        lines.close(last);
    }

    Set<Phase> phases() {
        return phases;
    }

    List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Null when the demo failed. */
    @Nullable Summary summary() {
        return summary;
    }

    /** Process id of the registry, 0 if the demo never had one ready. */
    long registryPid() {
        return registryPid;
    }
}
