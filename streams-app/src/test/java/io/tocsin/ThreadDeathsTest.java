package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.binary.StateOfALaterVersion;
import io.tocsin.binary.UnreadableStateException;
import io.tocsin.config.StreamsSettings;
import io.tocsin.config.TocsinConfig;
import io.tocsin.runtime.StateGuard;
import io.tocsin.runtime.StateTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

class ThreadDeathsTest {
    private static final StreamThreadExceptionResponse REPLACED = StreamThreadExceptionResponse.REPLACE_THREAD;
    private static final StreamThreadExceptionResponse STOPPED = StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    private static final String TAKES_OVER = "stream thread died, another takes over from the last commit: ";

    private final Throwable refused = new StreamsException(
            "Error encountered trying to initialize transactions [stream-thread [tocsin-1]]",
            new TransactionalIdAuthorizationException("Transactional Id authorization failed."));
    private final Throwable full = new StreamsException(
            "Exception caught in process. taskId=0_1",
            new ProcessorStateException("Error while putting", new RocksDBException("No space left on device")));
    private final Throwable damaged = new StreamsException(
            "Exception caught in process. taskId=0_1", new RocksDBException("Corruption: block checksum mismatch"));

    @TempDir
    Path directory;

    private final RecordedLog log = RecordedLog.of("io.tocsin");
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private boolean hasRun;

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void shouldStopForARefusalBeforeTheStreamsRan() {
        ThreadDeaths deaths = deaths("exactly_once_v2");

        assertThat(deaths.after(refused)).isEqualTo(STOPPED);
        assertThat(deaths.refusal()).containsSame(refused);
        assertThat(replaced()).isZero();
        assertThat(log.with("")).isEmpty();
        assertThatThrownBy(() -> StreamsStop.tell(deaths, streams("exactly_once_v2")))
                .isInstanceOf(StreamsStoppedException.class)
                .hasMessage("broker refuses what the streams need: application.id=app reason=Transactional Id"
                        + " authorization failed.; give the user the right, as ops/topics-and-acls.md has it;"
                        + " see docs/kafka-security.md")
                .hasCause(refused);
    }

    @Test
    void shouldGoOnAfterARefusalOnceTheyRanAndSayWhatIsRefused() {
        ThreadDeaths deaths = deaths("exactly_once_v2");
        hasRun = true;

        assertThat(deaths.after(refused)).isEqualTo(REPLACED);
        assertThat(deaths.refusal()).isEmpty();
        assertThat(replaced()).isOne();
        assertThat(log.with(""))
                .containsExactly(TAKES_OVER + "reason=Transactional Id authorization failed.; give the user the right,"
                        + " as ops/topics-and-acls.md has it; see docs/kafka-security.md");
    }

    @Test
    void shouldStopForStateThatCannotBeRead() {
        ThreadDeaths deaths = deaths("exactly_once_v2");
        hasRun = true;
        UnreadableStateException unreadable = StateOfALaterVersion.unreadable();

        assertThat(deaths.after(new StreamsException("Exception caught in process. taskId=0_1", unreadable)))
                .isEqualTo(STOPPED);
        assertThat(deaths.unreadableState()).containsSame(unreadable);
        assertThat(replaced()).isZero();
        assertThat(log.with("")).isEmpty();
        assertThatThrownBy(() -> StreamsStop.tell(deaths, streams("exactly_once_v2")))
                .isInstanceOf(StreamsStoppedException.class)
                .hasMessage("stored state cannot be read, nothing was changed: " + unreadable.getMessage()
                        + "; application.id=app state.dir=" + directory
                        + "; start the version that wrote it, or make the state anew: see ops/runbook.md, Upgrade");
    }

    @Test
    void shouldStopForAFullDisk() {
        ThreadDeaths deaths = deaths("exactly_once_v2");
        hasRun = true;

        assertThat(deaths.after(full)).isEqualTo(STOPPED);
        assertThat(deaths.stateTrouble()).contains(StateTrouble.NO_SPACE);
        assertThat(replaced()).isZero();
        assertThat(log.with(""))
                .containsExactly("the state directory cannot be used, streams stop: trouble=NO_SPACE"
                        + " reason=org.rocksdb.RocksDBException: No space left on device");
        assertThatThrownBy(() -> StreamsStop.tell(deaths, streams("exactly_once_v2")))
                .isInstanceOf(StreamsStoppedException.class)
                .hasMessage("no space is left for the state stores: state.dir=" + directory
                        + "; nothing is lost and other instances, where there are any, take over; make room and start"
                        + " again");
    }

    @Test
    void shouldStopForDamageOnlyWhereThereAreNoTransactions() {
        hasRun = true;
        ThreadDeaths transactional = deaths("exactly_once_v2");
        ThreadDeaths plain = deaths("at_least_once");

        assertThat(transactional.after(damaged)).isEqualTo(REPLACED);
        assertThat(plain.after(damaged)).isEqualTo(STOPPED);
        assertThat(plain.stateTrouble()).contains(StateTrouble.DAMAGED);
        assertThatThrownBy(() -> StreamsStop.tell(plain, streams("at_least_once")))
                .isInstanceOf(StreamsStoppedException.class)
                .hasMessageStartingWith("state on disk is damaged: state.dir=" + directory + "; start again");
    }

    @Test
    void shouldGoOnAfterAnythingElseAndSayInOneLineWhereItHappenedAndOfWhat() {
        ThreadDeaths deaths = deaths("exactly_once_v2");

        for (Throwable cause : List.of(
                new StreamsException(
                        "Exception caught in process. taskId=0_1, offset=7",
                        new IllegalStateException("wrapped", new IOException("no answer:\n  url=http://registry"))),
                new StreamsException("alone"))) {
            assertThat(deaths.after(cause)).isEqualTo(REPLACED);
        }

        assertThat(replaced()).isEqualTo(2);
        assertThat(log.with(""))
                .containsExactly(
                        TAKES_OVER + "reason=org.apache.kafka.streams.errors.StreamsException: Exception caught in"
                                + " process. taskId=0_1, offset=7 cause=java.io.IOException: no answer:"
                                + " url=http://registry",
                        TAKES_OVER + "reason=org.apache.kafka.streams.errors.StreamsException: alone");
        assertThatCode(() -> StreamsStop.tell(deaths, streams("exactly_once_v2")))
                .doesNotThrowAnyException();
    }

    private ThreadDeaths deaths(String guarantee) {
        return new ThreadDeaths(new StateGuard(streams(guarantee)), () -> hasRun, meters);
    }

    private StreamsSettings streams(String guarantee) {
        return TocsinConfig.of(Map.of(
                        "state.dir", directory.toString(), "application.id", "app", "processing.guarantee", guarantee))
                .kafka()
                .streams();
    }

    private double replaced() {
        return meters.get("tocsin.streams.threads.replaced").counter().count();
    }
}
