package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Tick;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class IngestTableTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final IngestTable table = new IngestTable(10_000);

    @Test
    void shouldShowFirstOfWhatMostWasLost() {
        for (int second = 0; second < 600; second += 10) {
            take("host/fine", second, List.of(), Map.of());
            if (second < 100 || second >= 200) {
                take("host/holes", second, second == 200 ? List.of("disk") : List.of(), Map.of());
            }
            if (second < 300) {
                take("host/odd", second, List.of(), Map.of("out_of_order", 1, "reset", second == 0 ? 1 : 0));
            }
        }
        table.refuse("host/late", "late");
        table.refuse("", "undecodable");
        table.refuse("", "undecodable");

        assertThat(printed(50)).hasSize(7).satisfies(lines -> {
            assertThat(lines.get(0))
                    .matches("ENTITY +TICKS +MISSING +INCOMPLETE +LAST TICK +BEHIND +IRREGULAR +REFUSED");
            assertThat(lines.get(1)).matches("host/holes +50 +10 +1 +2026-01-0. ..:..:50 +- +- +-");
            assertThat(lines.get(2)).matches("\\(no entity\\) +0 +- +- +- +- +- +undecodable 2");
            assertThat(lines.get(3)).matches("host/late +0 +- +- +- +- +- +late 1");
            assertThat(lines.get(4))
                    .matches("host/odd +30 +- +- +2026-01-0. ..:..:50 +5 min +out of order 30, reset 1 +-");
            assertThat(lines.get(5)).matches("host/fine +60 +- +- +2026-01-0. ..:..:50 +- +- +-");
            assertThat(lines.get(6)).isEqualTo("entities=4 ticks=140 missing=10 irregular=31 refused=3");
        });
    }

    @Test
    void shouldSayHowManyItDoesNotShow() {
        take("a", 0, List.of(), Map.of("late", 1));
        take("b", 0, List.of(), Map.of());
        take("c", 0, List.of(), Map.of());
        assertThat(printed(1)).hasSize(4).contains("and 2 more with less trouble; --top shows them");
    }

    @Test
    void shouldCountATickOnceThatIsToldAgain() {
        take("a", 0, List.of(), Map.of("late", 1));
        take("a", 0, List.of(), Map.of("late", 1));
        assertThat(printed(1)).contains("entities=1 ticks=1 missing=0 irregular=1 refused=0");
    }

    @Test
    void shouldSayThatNothingCame() {
        assertThat(printed(50)).containsExactly("nothing came");
    }

    private void take(String entity, int second, List<String> missing, Map<String, Integer> irregular) {
        table.take(new Tick(
                entity, START.plusSeconds(second), Map.of("cpu", 1f), missing, Map.of(), irregular, null, null));
    }

    private List<String> printed(int top) {
        StringWriter out = new StringWriter();
        table.print(new TextTable(Ansi.OFF, IngestTable.HEADINGS.toArray(String[]::new)), new PrintWriter(out), top);
        return out.toString().lines().toList();
    }
}
