package io.tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shop that can make 400 pages a second, under constant loads. */
class ShopServerTest {
    private static final ShopProfile PROFILE = new ShopProfile(
            "shop/test", 4, 120, 1400, 12, 1024, 60, 0, 0.06, 0.010, 0.013, 0.025, 0.04, 0.007, 0.015, 300);

    private static final ClientBehaviour NO_RETRIES = new ClientBehaviour(8, 0, 4);

    @ParameterizedTest
    @ValueSource(doubles = {5, 60, 300, 420, 900})
    void shouldCountEveryRequestAsServedFailedOrWaiting(double requestsPerSecond) {
        ShopServer shop = shop(ClientBehaviour.defaults());
        for (int tick = 0; tick < 30; tick++) {
            shop.tick(sale(requestsPerSecond, 0.2), Conditions.CALM);
            assertThat(shop.served() + shop.failed() + shop.inSystem()).isEqualTo(shop.arrived());
        }
    }

    @Test
    void shouldCountEveryRequestWhenItRunsOutOfMemory() {
        ShopServer shop = shop(ClientBehaviour.defaults());
        Conditions leaking = new Conditions(0, 0, 1, 1, 10);
        boolean restarted = false;
        for (int tick = 0; tick < 30; tick++) {
            restarted |= shop.tick(browsing(200), leaking).restarted();
            assertThat(shop.served() + shop.failed() + shop.inSystem()).isEqualTo(shop.arrived());
        }
        assertThat(restarted).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {20, 80, 160, 240})
    void shouldObeyLittlesLawWhileStable(double requestsPerSecond) {
        List<TickReport> reports = run(NO_RETRIES, browsing(requestsPerSecond), 200);
        double inSystem = mean(reports, TickReport::meanInSystem);
        double throughput = mean(reports, report -> report.served() / 10.0);
        double latencySeconds = mean(reports, TickReport::meanLatencySeconds);
        assertThat(inSystem).isCloseTo(throughput * latencySeconds, within(0.12 * inSystem));
    }

    @Test
    void shouldTakeItsServiceTimesWhenThereIsNobodyElse() {
        List<TickReport> reports = run(NO_RETRIES, browsing(10), 300);
        double aloneSeconds = 0.06 + 0.010 + 0.3 * 0.025;
        assertThat(mean(reports, TickReport::meanLatencySeconds)).isCloseTo(aloneSeconds, within(0.005));
        assertThat(mean(reports, TickReport::cpuUtilization)).isCloseTo(10 / 400.0, within(0.002));
        assertThat(reports)
                .allSatisfy(report -> assertThat(report.queueDepthNow()).isZero());
    }

    @Test
    void shouldServeEverybodyWhenThereIsRoom() {
        List<TickReport> reports = run(ClientBehaviour.defaults(), browsing(200), 200);
        assertThat(reports).allSatisfy(report -> assertThat(report.failed()).isZero());
        assertThat(mean(reports, report -> report.served() / 10.0)).isCloseTo(200, within(4.0));
    }

    @Test
    void shouldServeNoMoreThanTheProcessorsCanWhenOverloaded() {
        List<TickReport> reports = run(NO_RETRIES, browsing(800), 60);
        double servedPerSecond = mean(reports.subList(10, 60), report -> report.served() / 10.0);
        assertThat(servedPerSecond).isBetween(330.0, 400.0);
        assertThat(reports.get(59).failedShare()).isGreaterThan(0.4);
    }

    @Test
    void shouldLetOrdersOfOneItemThroughOneByOne() {
        List<TickReport> reports = run(NO_RETRIES, sale(300, 0.8), 60);
        double ordersPerSecond = mean(reports.subList(10, 60), report -> report.ordersServed() / 10.0);
        assertThat(ordersPerSecond).isBetween(60.0, 1 / 0.007);
        assertThat(mean(reports.subList(10, 60), TickReport::poolUsage)).isGreaterThan(0.8);
    }

    @Test
    void shouldAmplifyOverloadByRetries() {
        double once = mean(run(NO_RETRIES, browsing(500), 60), report -> report.arrived() / 10.0);
        double again = mean(run(ClientBehaviour.defaults(), browsing(500), 60), report -> report.arrived() / 10.0);
        assertThat(once).isCloseTo(500, within(10.0));
        assertThat(again).isGreaterThan(1.2 * once);
    }

    @Test
    void shouldSlowDownBeforeClientsFail() {
        ShopServer shop = shop(ClientBehaviour.defaults());
        double usualSeconds = shop.tick(browsing(60), Conditions.CALM).p95Seconds();
        int strained = 0;
        int tick = 0;
        TickReport report;
        do {
            report = shop.tick(browsing(60 + 10 * tick++), Conditions.CALM);
            strained += report.p95Seconds() > 2 * usualSeconds ? 1 : 0;
        } while (!FailureRule.defaults().failing(report) && tick < 100);
        assertThat(tick).isLessThan(100);
        assertThat(strained).isGreaterThanOrEqualTo(6);
    }

    private static ShopServer shop(ClientBehaviour behaviour) {
        return new ShopServer(PROFILE, behaviour, new Randomness(11));
    }

    private static List<TickReport> run(ClientBehaviour behaviour, Load load, int ticks) {
        ShopServer shop = shop(behaviour);
        List<TickReport> reports = new ArrayList<>();
        for (int tick = 0; tick < ticks; tick++) {
            reports.add(shop.tick(load, Conditions.CALM));
        }
        return reports;
    }

    private static Load browsing(double requestsPerSecond) {
        return new Load(requestsPerSecond, 0, 0, 1, requestsPerSecond / 10);
    }

    private static Load sale(double requestsPerSecond, double orderShare) {
        return new Load(
                requestsPerSecond * (1 - orderShare), requestsPerSecond * orderShare, 1, 1, requestsPerSecond / 10);
    }

    private static double mean(List<TickReport> reports, ToDoubleFunction<TickReport> number) {
        return reports.stream().mapToDouble(number).average().orElseThrow();
    }
}
