package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The overview of ten thousand entities. */
@ExtendWith(PageTests.class)
class PageManyEntitiesIT {
    private static final int ENTITIES = 10_000;
    private static final int TICKS = 2;
    private static final int NUMBER = 4_711;
    private static final String ONE = WaveSignal.entity(NUMBER);
    private static final String FLEET_SHOWN = "performance.getEntriesByName('fleet-shown').length > 0";
    private static final String SHOWN_MS =
            "(() => { const {startTime, duration} = performance.getEntriesByName('fleet-shown')[0]; return Math.round(startTime + duration); })()";
    private static final String UPDATE_MS =
            "Math.max(...performance.getEntriesByName('fleet-updated').map(({duration}) => duration))";

    private final WaveSignal signal = new WaveSignal();

    @TempDir
    Path directory;

    @Test
    void shouldDrawTenThousandEntitiesAndKeepUp(Visits visits) throws Exception {
        int port = WatchedFleet.freePort();
        try (RunningSystem system = RunningSystem.prepare(
                directory,
                Map.of(
                        "serve.port", Integer.toString(port),
                        "alert.limits", "wave.second>30, wave.second<-5",
                        "alert.open.ticks", "1",
                        "alert.open.window.ticks", "1"))) {
            system.start();
            for (int tick = 0; tick < TICKS; tick++) {
                system.sendTick(signal, ENTITIES, tick, false);
            }
            system.producer.flush();
            system.scores.await("all scores", RunningSystem.PATIENCE, scores -> scores.size() >= ENTITIES);
            Visit visit =
                    visits.anybody("http://127.0.0.1:" + port + "/", Visit.DESK).go("#/");
            visit.awaitTrue("document.querySelector('.totals')?.textContent.includes('entities10,000') === true");

            visit.page.reload();
            visit.awaitTrue(FLEET_SHOWN);
            int shownMs = ((Number) visit.page.evaluate(SHOWN_MS)).intValue();
            visit.await(".link.up");
            assertThat(visit.colours(visit.await(".group:not([hidden]) canvas")))
                    .isGreaterThan(1);

            Instant sent = breakDown(system);
            visit.await(".incidents li", ONE);
            Duration live = Duration.between(sent, Instant.now());
            double updateMs = ((Number) visit.page.evaluate(UPDATE_MS)).doubleValue();

            System.out.printf(
                    "page: %d entities drawn %d ms after the navigation began; an incident shown %d ms after its sample; longest update %.0f ms%n",
                    ENTITIES, shownMs, live.toMillis(), updateMs);
            assertThat(shownMs).isLessThan(5_000);
            assertThat(live).isLessThan(Duration.ofSeconds(5));
            visit.leave();
        }
    }

    /** When the sample was sent that makes the incident. */
    private Instant breakDown(RunningSystem system) {
        Instant sent = Instant.now();
        // The second for the case that the first, as the tick's only one, is waited with.
        system.send(signal.sample(NUMBER, TICKS, true));
        system.send(signal.sample(NUMBER, TICKS + 1, true));
        system.producer.flush();
        return sent;
    }
}
