package io.tocsin.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleColumnsTest {

    @Test
    void shouldKnowSaleOnlyOnceItIsAnnounced() {
        ShopRun run = new ShopRun(
                "run",
                List.of("load"),
                new float[20][1],
                new double[20],
                new double[20],
                new boolean[20],
                List.of(new Announcement(5, 10, 4.4), new Announcement(8, 15, 2)));

        float[][] rows = ScheduleColumns.beside(run);

        assertThat(rows[4]).containsExactly(0f, 60f, 1f, 60f);
        assertThat(rows[5]).containsExactly(0f, 5f, 4.4f, 60f);
        assertThat(rows[10]).containsExactly(0f, 0f, 4.4f, 60f);
        assertThat(rows[12]).containsExactly(0f, 3f, 2f, 2f);
        assertThat(rows[19]).containsExactly(0f, 60f, 1f, 4f);
    }
}
