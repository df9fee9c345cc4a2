package io.tocsin.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

class StateTroubleTest {
    @Test
    void shouldTellAFullDiskFromItsWords() {
        assertThat(behind(new RocksDBException(
                        "While appending to file: /state/1_0/rocksdb/a/000012.sst: No space left on device")))
                .contains(StateTrouble.NO_SPACE);
        assertThat(behind(new IOException("No space left on device"))).contains(StateTrouble.NO_SPACE);
    }

    @Test
    void shouldTellDamage() {
        assertThat(behind(
                        new RocksDBException("block checksum mismatch in /state/1_0/rocksdb/a/000012.sst", CORRUPTION)))
                .contains(StateTrouble.DAMAGED);
    }

    @Test
    void shouldNotBlameTheStateDirectoryForAnythingElse() {
        assertThat(behind(new IllegalStateException("Corruption of the day"))).isEmpty();
        assertThat(StateTrouble.behind(null)).isEmpty();
    }

    private static final Status CORRUPTION = new Status(Status.Code.Corruption, Status.SubCode.None, null);

    private static Optional<StateTrouble> behind(Exception cause) {
        return StateTrouble.behind(
                new StreamsException(new ProcessorStateException("Error while getting value", cause)));
    }
}
