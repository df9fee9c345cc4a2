package io.tocsin.collect;

import io.tocsin.collect.HostProbe.Network;
import java.util.List;

/**
 * Traffic of all interfaces that lead out of the machine, and the TCP connections that stand.
 *
 * <p>Confined to one thread.
 */
final class NetworkReader implements GroupReader {
    private final DeviceRates<Network> receivedBytes = new DeviceRates<>(Network::name, Network::receivedBytes);
    private final DeviceRates<Network> transmittedBytes = new DeviceRates<>(Network::name, Network::transmittedBytes);
    private final DeviceRates<Network> receivedPackets = new DeviceRates<>(Network::name, Network::receivedPackets);
    private final DeviceRates<Network> transmittedPackets =
            new DeviceRates<>(Network::name, Network::transmittedPackets);
    private final DeviceRates<Network> errors = new DeviceRates<>(Network::name, Network::errors);

    @Override
    public void read(HostProbe probe, long nowNanos, Readings readings) {
        List<Network> networks = probe.networks();
        readings.put(HostMetric.NETWORK_IO_RECEIVE, receivedBytes.sumPerSecond(nowNanos, networks));
        readings.put(HostMetric.NETWORK_IO_TRANSMIT, transmittedBytes.sumPerSecond(nowNanos, networks));
        readings.put(HostMetric.NETWORK_PACKETS_RECEIVE, receivedPackets.sumPerSecond(nowNanos, networks));
        readings.put(HostMetric.NETWORK_PACKETS_TRANSMIT, transmittedPackets.sumPerSecond(nowNanos, networks));
        readings.put(HostMetric.NETWORK_ERRORS, errors.sumPerSecond(nowNanos, networks));
        readings.put(HostMetric.NETWORK_CONNECTIONS, probe.establishedConnections());
    }
}
