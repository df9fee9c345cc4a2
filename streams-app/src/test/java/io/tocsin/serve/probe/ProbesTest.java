package io.tocsin.serve.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.runtime.StreamsPhase;
import io.tocsin.runtime.StreamsReading;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbesTest {
    private static final StreamsReading RUNNING = new StreamsReading(StreamsPhase.RUNNING, 2, 100, 0, 0, 0);

    private long nowNanos;
    private Vitals vitals = new Vitals(RUNNING, true, true, true, 1);
    private final Probes probes = new Probes(() -> vitals, () -> nowNanos);

    private void streams(StreamsReading streams) {
        vitals = new Vitals(streams, vitals.hasRun(), true, true, 1);
    }

    private static StreamsReading at(StreamsPhase phase) {
        return new StreamsReading(phase, 2, 100, 0, 0, 0);
    }

    private static StreamsReading progress(long processed, long lag) {
        return new StreamsReading(StreamsPhase.RUNNING, 2, processed, lag, 0, 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "REBALANCING", "RUNNING", "STOPPING"})
    void shouldLiveWhileStreamsComeUpOrShareOutWork(StreamsPhase phase) {
        streams(at(phase));
        assertThat(probes.live().passes()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"STOPPED", "FAILED"})
    void shouldNotLiveWhenStreamsAreOver(StreamsPhase phase) {
        streams(at(phase));
        assertThat(probes.live().text(false))
                .contains("[-]streams failed: " + phase.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void shouldNotLiveWithoutAStreamThread() {
        streams(new StreamsReading(StreamsPhase.RUNNING, 0, 100, 0, 0, 0));
        assertThat(probes.live().text(false)).contains("[-]threads failed: 0 alive");
    }

    @Test
    void shouldLiveWithoutThreadsBeforeTheStreamsBegin() {
        streams(new StreamsReading(StreamsPhase.NEW, 0, 0, 0, 0, 0));
        assertThat(probes.live().passes()).isTrue();
    }

    @Test
    void shouldNotLiveWhenAThreadHangs() {
        streams(new StreamsReading(StreamsPhase.RUNNING, 2, 100, 0, 599, 0));
        assertThat(probes.live().passes()).isTrue();
        streams(new StreamsReading(StreamsPhase.RUNNING, 2, 100, 0, 600, 0));
        assertThat(probes.live().text(false)).contains("[-]poll failed: slowest thread asked for records 600 s ago");
    }

    @Test
    void shouldNotLiveWhenNothingIsProcessedThoughMoreAndMoreWaits() {
        streams(progress(100, 5));
        probes.live();
        nowNanos += TimeUnit.MINUTES.toNanos(9);
        streams(progress(100, 50));
        assertThat(probes.live().passes()).isTrue();
        nowNanos += TimeUnit.MINUTES.toNanos(1);
        assertThat(probes.live().text(false))
                .contains("[-]progress failed: no record processed for 600 s and the lag grows: lag=50");
        streams(progress(101, 49));
        assertThat(probes.live().passes()).isTrue();
    }

    @Test
    void shouldLiveWhileNoBrokerAnswersForTheLagStandsStillThen() {
        streams(progress(100, 5));
        probes.live();
        nowNanos += TimeUnit.HOURS.toNanos(5);
        assertThat(probes.live().passes()).isTrue();
    }

    @Test
    void shouldLiveWhileStoresAreMadeAnewHoweverLongThatTakes() {
        streams(progress(100, 5));
        probes.live();
        streams(new StreamsReading(StreamsPhase.REBALANCING, 2, 100, 5_000, 0, 0));
        nowNanos += TimeUnit.HOURS.toNanos(5);
        assertThat(probes.live().passes()).isTrue();
    }

    @Test
    void shouldBeReadyWithoutAnyModel() {
        vitals = new Vitals(RUNNING, true, true, true, 0);
        assertThat(probes.ready().passes()).isTrue();
        assertThat(probes.ready().text(true)).contains("[+]models ok: none is deployed, static limits guard");
    }

    @Test
    void shouldStayReadyInARebalanceButNotBeforeItHasRun() {
        streams(at(StreamsPhase.REBALANCING));
        assertThat(probes.ready().passes()).isTrue();
        vitals = new Vitals(at(StreamsPhase.REBALANCING), false, true, true, 1);
        assertThat(probes.ready().passes()).isFalse();
    }

    @Test
    void shouldNotBeReadyBeforeModelsAndCalendarAreRead() {
        vitals = new Vitals(RUNNING, true, false, true, 0);
        assertThat(probes.ready().text(false)).contains("[-]models-topic failed: not read to its end yet");
        vitals = new Vitals(RUNNING, true, true, false, 0);
        assertThat(probes.ready().text(false)).contains("[-]calendar-topic failed: not read to its end yet");
    }

    @Test
    void shouldNotBeReadyWhileItStops() {
        streams(at(StreamsPhase.STOPPING));
        assertThat(probes.ready().passes()).isFalse();
    }

    @Test
    void shouldHaveStartedOnceTopicsAreReadAndStreamsAreAtWork() {
        vitals = new Vitals(at(StreamsPhase.NEW), false, true, true, 0);
        assertThat(probes.started().passes()).isFalse();
        vitals = new Vitals(at(StreamsPhase.REBALANCING), false, true, true, 0);
        assertThat(probes.started().passes()).as("stores may take long").isTrue();
        vitals = new Vitals(RUNNING, true, true, false, 0);
        assertThat(probes.started().passes()).isFalse();
        vitals = new Vitals(at(StreamsPhase.REBALANCING), true, true, true, 0);
        assertThat(probes.started().passes()).isTrue();
    }

    @Test
    void shouldTellALineACheckWhenAskedTo() {
        assertThat(probes.ready().text(false)).isEqualTo("ok\n");
        assertThat(probes.ready().text(true)).isEqualTo("""
                        [+]streams ok: running
                        [+]models-topic ok: read
                        [+]calendar-topic ok: read
                        [+]models ok: 1 deployed
                        readyz check passed
                        """);
        vitals = new Vitals(at(StreamsPhase.NEW), false, true, false, 0);
        assertThat(probes.ready().text(false)).isEqualTo("""
                        [-]streams failed: new
                        [+]models-topic ok: read
                        [-]calendar-topic failed: not read to its end yet
                        [+]models ok: none is deployed, static limits guard
                        readyz check failed
                        """);
    }
}
