package io.tocsin.demo.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
    @TempDir
    Path directory;

    @Test
    void shouldRefuseSecondOwnerUntilFirstCloses() throws IOException {
        DirectoryLock first = DirectoryLock.acquire(directory);
        assertThatThrownBy(() -> DirectoryLock.acquire(directory.resolve(".")))
                .isInstanceOf(InfrastructureException.class)
                .hasMessage("data directory is in use: path=" + directory.toRealPath()
                        + " ; stop the other one or choose another with --data");
        first.close();
        DirectoryLock.acquire(directory).close();
    }

    @Test
    void shouldNotReleaseNextOwnerWhenClosedTwice() {
        DirectoryLock first = DirectoryLock.acquire(directory);
        first.close();
        DirectoryLock second = DirectoryLock.acquire(directory);
        first.close();
        assertThatThrownBy(() -> DirectoryLock.acquire(directory)).isInstanceOf(InfrastructureException.class);
        second.close();
    }

    @Test
    void shouldCreateMissingDirectory() {
        Path missing = directory.resolve("a/b");
        DirectoryLock.acquire(missing).close();
        assertThat(missing).isDirectory();
    }

    @Test
    void shouldSayThatPathCannotBeWrittenWhenFileIsInTheWay() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> DirectoryLock.acquire(file))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageStartingWith(
                        "data directory is not writable: path=" + file + " ; choose another with --data");
    }
}
