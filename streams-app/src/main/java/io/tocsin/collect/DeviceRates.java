package io.tocsin.collect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The same counter of several devices as rates. Rates are taken per device and then summed: the difference of sums would
 * show the whole life of a device that has just been plugged in as one spike. A new device counts from its second
 * reading on; when one is gone or its counter went backwards, the interval has no value at all, since part of it is
 * unknown.
 *
 * <p>Confined to one thread.
 *
 * @param <D> a device with its counters
 */
final class DeviceRates<D> {
    private final Function<D, String> name;
    private final ToLongFunction<D> counter;
    private final Map<String, CounterRate> rateByDevice = new HashMap<>();

    DeviceRates(Function<D, String> name, ToLongFunction<D> counter) {
        this.name = name;
        this.counter = counter;
    }

    /** The rate per second of each device known from the reading before; empty when one of them has none. */
    Map<String, Double> perSecond(long nowNanos, List<D> devices) {
        Map<String, Double> rates = new HashMap<>();
        Map<String, CounterRate> known = Map.copyOf(rateByDevice);
        rateByDevice.clear();
        for (D device : devices) {
            String deviceName = name.apply(device);
            CounterRate rate = known.getOrDefault(deviceName, new CounterRate());
            rateByDevice.put(deviceName, rate);
            rate.perSecond(nowNanos, counter.applyAsLong(device)).ifPresent(value -> rates.put(deviceName, value));
        }
        return rates.keySet().containsAll(known.keySet()) ? rates : Map.of();
    }

    /** The devices' rates per second summed; empty when there are none. */
    OptionalDouble sumPerSecond(long nowNanos, List<D> devices) {
        Map<String, Double> rates = perSecond(nowNanos, devices);
        return rates.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        rates.values().stream().mapToDouble(Double::doubleValue).sum());
    }

    /** The highest of the devices' rates per second; empty when there are none. */
    OptionalDouble maxPerSecond(long nowNanos, List<D> devices) {
        return perSecond(nowNanos, devices).values().stream()
                .mapToDouble(Double::doubleValue)
                .max();
    }
}
