package io.tocsin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.StreamsStoppedException;
import io.tocsin.demo.infrastructure.DirectoryLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo whose streams stop by themselves. */
class StoppedDemoIT {
    private static final int SUBTOPOLOGIES_MAX = 20;

    @TempDir
    Path parent;

    /** No disk is filled: a task finds a file where its directory should be, and the failure names the path, which has the words of a full disk. */
    @Test
    void shouldEndAndSayThatThereIsNoRoom() throws Exception {
        Path directory = parent.resolve("No space left on device");
        Path tasks = Files.createDirectories(directory.resolve("state").resolve("tocsin-demo"));
        for (int subtopology = 0; subtopology < SUBTOPOLOGIES_MAX; subtopology++) {
            Files.createFile(tasks.resolve(subtopology + "_0"));
        }
        RecordingScreen screen = new RecordingScreen(directory);

        assertThatThrownBy(() -> Demo.run(new DemoOptions(directory, Optional.of(Duration.ofMinutes(2)), 2, 7), screen))
                .isInstanceOf(StreamsStoppedException.class)
                .hasMessageStartingWith(
                        "no space is left for the state stores: state.dir=" + directory.resolve("state") + "; ");
        assertThat(screen.summary()).isNull();
        DirectoryLock.acquire(directory).close();
        assertThat(directory.resolve("registry").resolve("registry.pid")).doesNotExist();
    }
}
