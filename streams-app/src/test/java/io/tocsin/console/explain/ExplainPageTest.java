package io.tocsin.console.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.console.Told;
import io.tocsin.console.explain.IncidentStory.Risk;
import io.tocsin.console.explain.Series.Point;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.ColorDepth;
import io.tocsin.terminal.TerminalProfile;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplainPageTest {
    private static final int START = 60;
    private static final int NOW = 84;
    private static final Alert FAILURE = Told.alert("shop/berlin", AlertKind.FAILURE, AlertState.OPEN, START);

    @Test
    void shouldExplainAFailureThatIsLikely() {
        Alert before = Told.alert("shop/berlin", AlertKind.ANOMALY, AlertState.RESOLVED, 5);
        IncidentStory story = story(FAILURE, new Risk(0.75, 0.3, Duration.ofMinutes(1)), List.of(before));

        assertThat(page(story, 80, CharacterSet.UNICODE)).isEqualTo("""
                         FAILURE  shop/berlin is likely to fail within 1 min

                         since       2026-11-21 03:10:00, for 4 min
                         state       open, nobody has taken it
                         probability 75 % within 1 min, alert from 30 % on; now 55 % within 5 min
                         that is     of 100 such moments 75 are followed by a failure within 1 min
                         judged by   model shop v2
                         labels      env=prod
                         id          shop/berlin|FAILURE|2026-11-21T03:10:00Z

                        because of                   actual     usual share  before │ since then
                         http.server.queue.depth        214        12  60 %  ▁▁▁▁▁▁▁▁▁▁│▁▂▃▄▅▆▇▇
                         system.cpu.utilization        97 %      40 %  30 %  ▁▁▁▁▁▁▁▂▄▆│▇▇▇▇▇▇▇▇

                        how it went, half height is the boundary
                         probability ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▂▃▃▄│▅▅▆▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
                         score       ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁│▁▂▂▂▂▃▃▃▃▃▄▄▄▄▅▅▅▅▆▆▆▆▇▇
                                     03:05:00                      03:10:00  to 03:14:00

                        other incidents of shop/berlin within a day
                         2026-11-21 03:00:50  anomaly   peak 2.25    after 2 min

                        what to do next
                         tocsin top --entity shop/berlin        watch it live
                         tocsin alerts --open                   what else is open
                         tocsin feedback ack a597acd3           tell the others that you have taken it
                         tocsin feedback false-alarm a597acd3   if nothing is wrong
                         tocsin models history shop
                             whether the alarm came with a new version
                         tocsin models rollback shop            if so: the version before
                        """);
    }

    @Test
    void shouldExplainAnAnomalyThatIsOverInPlainCharacters() {
        Alert over = Told.alert("shop/berlin", AlertKind.ANOMALY, AlertState.RESOLVED, START);

        assertThat(page(story(over, null, List.of()), 72, CharacterSet.ASCII)).isEqualTo("""
                         ANOMALY  shop/berlin was not as forecast

                         since       2026-11-21 03:10:00 to 03:12:00, for 2 min
                         state       resolved, it recovered
                         score       1.50 at last, 2.25 at its worst, alert from 1.00 on
                         that is     2.2 times as far from the forecast as it may be
                         judged by   model shop v2
                         labels      env=prod
                         id          shop/berlin|ANOMALY|2026-11-21T03:10:00Z

                        because of                   actual  expected share  before | since then
                         http.server.queue.depth        214        12  60 %  __________|_=*%
                         system.cpu.utilization        97 %      40 %  30 %  _______.=*|%%%%

                        how it went, half height is the boundary
                         score       ______________________________|_....-----==
                                     03:05:00                      03:10:00  to 03:12:00

                        what to do next
                         tocsin alerts --open                   what else is open
                         tocsin feedback false-alarm a62b88d2   if nothing is wrong
                         tocsin models history shop
                             whether the alarm came with a new version
                         tocsin models rollback shop            if so: the version before
                        """);
    }

    @Test
    void shouldExplainSilenceWithoutMetrics() {
        Alert silent = Told.acknowledged(Told.alert("host/a b", AlertKind.NO_DATA, AlertState.OPEN, START));
        IncidentStory story = new IncidentStory(
                silent,
                Told.tick(NOW),
                Duration.ofSeconds(10),
                Stretch.of(silent, Told.tick(NOW)),
                Map.of(),
                List.of(),
                null,
                List.of(),
                List.of());

        assertThat(page(story, 80, CharacterSet.UNICODE)).isEqualTo("""
                         NO DATA  host/a b is silent: nothing comes any more

                         since       2026-11-21 03:10:00, for 4 min
                         state       open, taken by ops
                         how far     1.5 times as long as it may be silent now, 2.2 times at its worst
                         that is     nobody can tell how it does; the collector or the entity is down
                         judged by   the clock
                         labels      env=prod
                         id          host/a b|NO_DATA|2026-11-21T03:10:00Z

                        what to do next
                         tocsin top --entity 'host/a b'   watch it live
                         tocsin alerts --open             what else is open
                         tocsin status                    whether others are silent, too
                        """);
    }

    @Test
    void shouldTellProgramsTheSame() {
        ObjectNode json = Explanations.json(story(FAILURE, new Risk(0.75, 0.3, Duration.ofMinutes(1)), List.of()), "");

        assertThat(json.get("title").asText()).isEqualTo("shop/berlin is likely to fail within 1 min");
        assertThat(json.get("lastsSeconds").asInt()).isEqualTo(240);
        assertThat(json.at("/alert/kind").asText()).isEqualTo("failure");
        assertThat(json.at("/worst/horizonSeconds").asInt()).isEqualTo(60);
        assertThat(json.at("/stretch/start").asText()).isEqualTo("2026-11-21T03:10:00Z");
        assertThat(json.at("/metrics/http.server.queue.depth")).hasSize(NOW);
        assertThat(json.at("/next/0/command").asText()).isEqualTo("tocsin top --entity shop/berlin");
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "title",
                        "meaning",
                        "lastsSeconds",
                        "alert",
                        "worst",
                        "stretch",
                        "metrics",
                        "scores",
                        "probabilities",
                        "others",
                        "next");
    }

    private static IncidentStory story(Alert alert, @Nullable Risk worst, List<Alert> others) {
        return new IncidentStory(
                alert,
                Told.tick(NOW),
                Duration.ofSeconds(10),
                Stretch.of(alert, Told.tick(NOW)),
                Map.of(
                        "http.server.queue.depth",
                        points(tick -> tick < START ? 10 : 10 + (tick - START) * 10),
                        "system.cpu.utilization",
                        points(tick -> tick < 50 ? 0.4 : Math.min(0.97, 0.4 + (tick - 50) * 0.05))),
                points(tick -> tick < START ? 0.2 : 0.2 + (tick - START) * 0.06),
                worst,
                worst == null ? List.of() : points(tick -> tick < 54 ? 0.02 : Math.min(0.75, (tick - 54) * 0.05)),
                others);
    }

    private static List<Point> points(IntToDoubleFunction value) {
        return IntStream.range(0, NOW)
                .mapToObj(tick -> new Point(Told.tick(tick), value.applyAsDouble(tick)))
                .toList();
    }

    private static String page(IncidentStory story, int columns, CharacterSet characters) {
        return String.join(
                        "\n",
                        Explanations.page(
                                story,
                                ZoneOffset.UTC,
                                "",
                                columns,
                                new TerminalProfile(ColorDepth.NONE, characters),
                                false))
                + "\n";
    }
}
