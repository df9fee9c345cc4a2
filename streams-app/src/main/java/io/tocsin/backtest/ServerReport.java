package io.tocsin.backtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The page of a back-test over servers.
 *
 * <p>Confined to one thread.
 */
final class ServerReport {
    private final String title;

    ServerReport(String title, FigureTable table, List<String> headline, List<String> remarks, List<ServerRun> runs) {
        this.title = title;
    }

    void write(Path file) {
        try {
            Files.writeString(file, "<!doctype html><title>" + title + "</title>");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write: file=" + file, e);
        }
    }
}
