package io.tocsin.demo.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLogTest {
    @TempDir
    Path directory;

    @Test
    void shouldSkipStackFramesAndBlankLines() throws IOException {
        assertThat(logOf("started\nCaused by: disk full\n\tat a.B.c(B.java:1)\n\t... 3 more\n\n")
                        .lastMeaningfulLine())
                .isEqualTo("Caused by: disk full");
    }

    @Test
    void shouldSayThatThereWasNoOutput() throws IOException {
        assertThat(logOf("\n").lastMeaningfulLine()).isEqualTo("(no output)");
    }

    @Test
    void shouldSayThatFileIsMissing() {
        assertThat(new ProcessLog(directory.resolve("none")).lastMeaningfulLine())
                .startsWith("(unreadable: java.nio.file.NoSuchFileException");
    }

    private ProcessLog logOf(String text) throws IOException {
        return new ProcessLog(Files.writeString(directory.resolve("log"), text));
    }
}
