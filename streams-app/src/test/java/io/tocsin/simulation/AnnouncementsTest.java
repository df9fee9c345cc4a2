package io.tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.features.AnnouncedLoad;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {
    private static final Randomness RANDOMNESS = new Randomness(5);
    private static final ShopProfile PROFILE = ShopProfile.draw("shop/oslo", RANDOMNESS.fork(1));

    @Test
    void shouldCountDownToASaleAndSayNothingBeforeAndAfter() {
        Announcements announcements = new Announcements(PROFILE, RANDOMNESS.fork(2));
        Sale sale = sale(1000);
        int first = -1;
        int opens = -1;
        int last = -1;
        double before = Double.NaN;
        for (int tick = 0; tick < 1200; tick++) {
            Map<String, Double> metrics = new HashMap<>();
            announcements.addTo(metrics, tick, sale);
            if (!metrics.isEmpty()) {
                double ticks = metrics.getOrDefault(AnnouncedLoad.TICKS, Double.NaN);
                assertThat(Double.isNaN(before) || ticks == Math.max(0, before - 1))
                        .isTrue();
                // The peak is three times the usual load on top of it; the guess is off by a fifth or so.
                assertThat(metrics.get(AnnouncedLoad.MULTIPLE)).isBetween(2.0, 8.0);
                first = first < 0 ? tick : first;
                opens = opens < 0 && ticks == 0 ? tick : opens;
                last = tick;
                before = ticks;
            }
        }
        assertThat(first).isBetween(1000 - 184, 1000 - 56);
        assertThat(opens).isBetween(996, 1004);
        assertThat(last).isEqualTo(opens + 29);
    }

    @Test
    void shouldNotTellOfEverySale() {
        Announcements announcements = new Announcements(PROFILE, RANDOMNESS.fork(3));
        int announced = 0;
        for (int sale = 1; sale <= 500; sale++) {
            Map<String, Double> metrics = new HashMap<>();
            announcements.addTo(metrics, 1000L * sale, sale(1000L * sale));
            announcements.addTo(metrics, 1000L * sale + 5, sale(1000L * sale));
            announced += metrics.isEmpty() ? 0 : 1;
        }
        assertThat(announced).isBetween(440, 480);
    }

    /** Rises for ten ticks and stays for twenty. */
    private static Sale sale(long openTick) {
        double peak = 3 * PROFILE.baseRequestsPerSecond();
        return new Sale(openTick - 20, openTick, 10, 20, 5, 1, peak, 0.2, 1, 10, Sale.Shape.GRADUAL);
    }
}
