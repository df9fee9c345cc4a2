package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.demo.infrastructure.BrokerConfiguration;
import io.tocsin.demo.infrastructure.EmbeddedBroker;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page where there is nothing to show, or nobody to ask. */
@ExtendWith(PageTests.class)
class PageStatesIT {
    private final WaveSignal signal = new WaveSignal();

    @TempDir
    Path directory;

    @Test
    void shouldTeachWhatToDoWhereNothingIsWatchedYet(Visits visits) throws Exception {
        int port = WatchedFleet.freePort();
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of("serve.port", Integer.toString(port)))) {
            system.start();
            Visit visit = visits.inspector(address(port), null, Visit.DESK).go("#/");

            visit.await("section.nothing h2", "Nothing is watched yet");
            assertThat(visit.find("pre.command").allTextContents())
                    .contains("./tocsin collect", "./tocsin demo")
                    .anyMatch(text -> text.contains("http://127.0.0.1:" + port + "/api/v1/write"));
            assertThat(visit.barriers()).isEmpty();
            visit.go("#/models");
            visit.await("section.nothing h2", "No model is published yet");
            visit.go("#/alerts");
            visit.await("section.nothing h2", "No incident is open");

            visit.go("#/");
            visit.await("section.nothing h2", "Nothing is watched yet");
            sendTicks(system, 0, 4);

            assertThat(visit.await(".card.note h2").textContent())
                    .isEqualTo("No model judges yet; static limits guard");
            visit.await(".list tbody tr");
            assertThat(visit.find(".list tbody tr").count()).isEqualTo(3);
            visit.leave();
        }
    }

    @Test
    void shouldStayOfUseWhileTheBrokerIsAway(Visits visits) throws Exception {
        int port = WatchedFleet.freePort();
        Path data = directory.resolve("broker");
        EmbeddedBroker broker = EmbeddedBroker.start(data);
        try (RunningSystem system = RunningSystem.prepare(
                directory.resolve("state"),
                Map.of("serve.port", Integer.toString(port), "bootstrap.servers", broker.bootstrapServers()))) {
            system.start();
            system.putInForce(WaveSignal.model("v1"));
            sendTicks(system, 0, 20);
            Visit visit =
                    visits.anybody(address(port), Visit.DESK).expecting(503).go("#/");
            visit.await(".list tbody tr");
            int brokerPort = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));

            broker.close();

            visit.await("a.health", "not well");
            assertThat(visit.find(".list tbody tr").count()).isEqualTo(3);
            visit.go("#/system");
            visit.await(".checks .check");
            visit.go("#/entity?name=wave/1");
            visit.await(".charts canvas");

            broker = EmbeddedBroker.start(data, BrokerConfiguration.onPort(brokerPort));
            visit.go("#/");
            sendTicks(system, 20, 30);
            visit.await(".list tbody tr");
            visit.awaitTrue("!document.querySelector('#banner p')");
            visit.leave();
        } finally {
            broker.close();
        }
    }

    private void sendTicks(RunningSystem system, int from, int to) {
        for (int tick = from; tick < to; tick++) {
            system.sendTick(signal, 3, tick, false);
        }
        system.producer.flush();
    }

    private static String address(int port) {
        return "http://127.0.0.1:" + port + "/";
    }
}
