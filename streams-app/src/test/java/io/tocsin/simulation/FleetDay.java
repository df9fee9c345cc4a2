package io.tocsin.simulation;

import io.tocsin.schemas.Label;
import io.tocsin.schemas.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A day of a fleet, kept whole to be looked at: the metrics by shop and tick, the sales, the failures. */
final class FleetDay {
    static final int TICKS = 8640;
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    /** A sale of one shop. */
    record ShopSale(String entity, Sale sale) {}

    final Set<ShopSale> sales = new LinkedHashSet<>();
    final List<Label> failures = new ArrayList<>();
    private final Map<String, List<Map<String, Double>>> metrics = new HashMap<>();

    FleetDay(long seed, int shopCount) {
        ShopFleet fleet = new ShopFleet(
                seed, shopCount, START, SimulationSettings.defaults().withPerfectDelivery());
        for (int tick = 0; tick < TICKS; tick++) {
            FleetTick now = fleet.advance();
            for (Sample sample : now.samples()) {
                metrics.computeIfAbsent(sample.getEntity(), entity -> new ArrayList<>())
                        .add(sample.getMetrics());
            }
            failures.addAll(now.labels());
            for (Shop shop : fleet.shops()) {
                sales.add(new ShopSale(shop.profile().entity(), shop.sale(tick)));
            }
        }
        sales.removeIf(sold -> sold.sale().endTick() > TICKS);
    }

    boolean failed(ShopSale sold) {
        return failures.stream()
                .filter(failure -> failure.getEntity().equals(sold.entity()))
                .mapToLong(failure -> tickOf(failure.getStart()))
                .anyMatch(tick ->
                        tick >= sold.sale().startTick() && tick < sold.sale().endTick());
    }

    double shareOfTicksInFailure() {
        long failing = failures.stream()
                .mapToLong(failure -> tickOf(failure.getEnd()) - tickOf(failure.getStart()))
                .sum();
        return (double) failing / TICKS / metrics.size();
    }

    /** Ticks without a break right before the failure in which the queue, the connection pool or the arrivals were clearly above usual. */
    int strainLeadTicks(Label failure) {
        List<Map<String, Double>> shop = of(failure.getEntity());
        double usualRate = median(shop, ShopMetrics.REQUEST_RATE);
        int start = (int) tickOf(failure.getStart());
        int lead = 0;
        while (lead < start && strained(shop.get(start - lead - 1), usualRate)) {
            lead++;
        }
        return lead;
    }

    private List<Map<String, Double>> of(String entity) {
        List<Map<String, Double>> shop = metrics.get(entity);
        if (shop == null) {
            throw new IllegalArgumentException("unknown shop: entity=" + entity);
        }
        return shop;
    }

    private static boolean strained(Map<String, Double> metrics, double usualRate) {
        return value(metrics, ShopMetrics.REQUEST_RATE) > 2 * usualRate
                || value(metrics, ShopMetrics.QUEUE_DEPTH) > 10
                || value(metrics, ShopMetrics.POOL_PENDING) > 3;
    }

    private static double median(List<Map<String, Double>> shop, String metric) {
        double[] values =
                shop.stream().mapToDouble(metrics -> value(metrics, metric)).toArray();
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static double value(Map<String, Double> metrics, String metric) {
        return metrics.getOrDefault(metric, Double.NaN);
    }

    private static long tickOf(Instant time) {
        return Duration.between(START, time).toSeconds() / 10;
    }
}
