package io.tocsin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tocsin.config.TocsinConfig;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

class StateGuardTest {
    private final Exception full =
            new ProcessorStateException("error", new RocksDBException("No space left on device"));
    private final Exception damaged =
            new ProcessorStateException("error", new RocksDBException("Corruption: block checksum mismatch"));

    @TempDir
    Path directory;

    @Test
    void shouldStopForAFullDisk() {
        StateGuard guard = guard("exactly_once_v2");

        assertThat(guard.mustStopFor(full)).isTrue();
        assertThat(guard.trouble()).contains(StateTrouble.NO_SPACE);
    }

    @Test
    void shouldLeaveDamageToKafkaStreamsWhereThereAreTransactions() {
        StateGuard guard = guard("exactly_once_v2");

        assertThat(guard.mustStopFor(damaged)).isFalse();
        assertThat(guard.trouble()).isEmpty();
    }

    @Test
    void shouldStopForDamageWithoutTransactionsAndReadAllNextTime() {
        StateGuard guard = guard("at_least_once");

        assertThat(guard.mustStopFor(damaged)).isTrue();
        assertThat(guard.trouble()).contains(StateTrouble.DAMAGED);
        assertThat(directory.resolve("app").resolve(".tocsin-read-all")).exists();
    }

    @Test
    void shouldRememberWhyTheStreamsDidNotStart() {
        StateGuard guard = guard("exactly_once_v2");

        guard.startFailed(damaged);

        assertThat(guard.trouble()).contains(StateTrouble.DAMAGED);
        assertThat(directory.resolve("app").resolve(".tocsin-read-all")).exists();
    }

    @Test
    void shouldNotStopForAnythingElse() {
        StateGuard guard = guard("at_least_once");

        assertThat(guard.mustStopFor(new IllegalStateException("of the network")))
                .isFalse();
        assertThat(guard.trouble()).isEmpty();
    }

    @Test
    void shouldNameTheDirectoryThatCannotBeLookedThrough() throws Exception {
        Files.createDirectories(
                directory.resolve("app").resolve(".tocsin-read-all").resolve("not a file"));

        assertThatThrownBy(() -> guard("exactly_once_v2").inspect())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("state on disk cannot be looked through: state.dir=" + directory)
                .hasCauseInstanceOf(DirectoryNotEmptyException.class);
    }

    @Test
    void shouldNameItAlsoWhereAWalkOverItsFilesFails() throws Exception {
        Path task = Files.createDirectories(directory.resolve("app").resolve("0_0"));
        assumeTrue(task.toFile().setReadable(false) && !Files.isReadable(task), "root may read everything");

        assertThatThrownBy(() -> guard("exactly_once_v2").inspect())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("state on disk cannot be looked through: state.dir=" + directory)
                .hasCauseInstanceOf(AccessDeniedException.class);
    }

    private StateGuard guard(String guarantee) {
        return new StateGuard(TocsinConfig.of(Map.of(
                        "state.dir", directory.toString(), "application.id", "app", "processing.guarantee", guarantee))
                .kafka()
                .streams());
    }
}
