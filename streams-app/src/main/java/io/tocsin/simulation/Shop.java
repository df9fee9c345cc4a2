package io.tocsin.simulation;

import io.tocsin.schemas.Sample;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One simulated shop with its visitors, sales, disturbances and monitoring. Knows nothing of other shops: every part has its own stream of
 * random numbers.
 *
 * <p>Confined to one thread.
 */
final class Shop {
    private static final long TICKS_PER_DAY = 8640;

    private final ShopProfile profile;
    private final FailureRule failureRule;
    private final SaleCalendar sales;
    private final DisturbanceCalendar disturbances;
    private final Visitors visitors;
    private final ShopServer server;
    private final Announcements announcements;
    private final Telemetry telemetry;
    private final FailureDetector failures;

    Shop(String entity, SimulationSettings settings, Randomness randomness) {
        this.profile = ShopProfile.draw(entity, randomness.fork(1));
        this.failureRule = settings.failureRule();
        this.sales = new SaleCalendar(profile, settings, randomness.fork(2));
        this.disturbances = new DisturbanceCalendar(settings, randomness.fork(3));
        this.visitors = new Visitors(profile, TICKS_PER_DAY, randomness.fork(4));
        this.server = new ShopServer(profile, settings.clients(), randomness.fork(5));
        this.telemetry = new Telemetry(entity, settings, randomness.fork(6));
        this.announcements = new Announcements(profile, randomness.fork(7));
        this.failures = new FailureDetector(failureRule);
    }

    ShopProfile profile() {
        return profile;
    }

    /** The sale that runs at this tick, or else the next one. */
    Sale sale(long tick) {
        return sales.at(tick);
    }

    /** The disturbance that is on at this tick, or else the next one. */
    Disturbance disturbance(long tick) {
        return disturbances.at(tick);
    }

    /**
     * Lives through one tick; adds what monitoring delivers to {@code samples}.
     *
     * @return the failure that is now known to have ended
     */
    Optional<FailureDetector.Span> tick(long tick, Instant tickEnd, List<Sample> samples) {
        Sale sale = sales.at(tick);
        Disturbance disturbance = disturbances.at(tick);
        TickReport report = server.tick(visitors.at(tick, sale), disturbance.at(tick, profile));
        Map<String, Double> announced = new LinkedHashMap<>();
        announcements.addTo(announced, tick, sale);
        telemetry.read(tick, tickEnd, report, announced, samples);
        return failures.observe(tick, failureRule.failing(report), cause(tick, sale, disturbance, report));
    }

    Optional<FailureDetector.Span> ongoingFailure() {
        return failures.ongoing();
    }

    private static String cause(long tick, Sale sale, Disturbance disturbance, TickReport report) {
        StringBuilder cause = new StringBuilder();
        append(cause, sale.early(tick), "ramp");
        append(cause, sale.open(tick), "sale");
        append(cause, disturbance.active(tick), disturbance.kind().word);
        append(cause, report.restarted(), "restart");
        return cause.isEmpty() ? "load" : cause.toString();
    }

    private static void append(StringBuilder cause, boolean given, String word) {
        if (given) {
            cause.append(cause.isEmpty() ? "" : "+").append(word);
        }
    }
}
