package io.tocsin;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What can happen to the files of the state stores. Stateless, thread-safe. */
final class StateFiles {
    private static final int STRIDE = 512;
    private static final long FIRST = 16;

    private StateFiles() {}

    /** All files of that ending below, each in the directory of a store. */
    static List<Path> withEnding(Path stateDirectory, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(stateDirectory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches(".*" + ending))
                    .toList();
        }
    }

    /** Inverts one byte in {@value #STRIDE}: length and name are as they were. */
    static void flipBytes(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (long at = FIRST; at < bytes.length(); at += STRIDE) {
                flip(bytes, at);
            }
        }
    }

    /** Inverts one byte near the beginning, where the first block of records lies. */
    static void flipFirstBlock(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            flip(bytes, FIRST);
        }
    }

    private static void flip(RandomAccessFile bytes, long at) throws IOException {
        bytes.seek(at);
        int before = bytes.read();
        bytes.seek(at);
        bytes.write(~before);
    }

    /** Leaves the first half. */
    static void truncate(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() / 2);
        }
    }
}
