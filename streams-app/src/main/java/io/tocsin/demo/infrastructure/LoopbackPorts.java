package io.tocsin.demo.infrastructure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1, looked up just before a server binds them. Stateless, thread-safe. */
public final class LoopbackPorts {
    static final String HOST = "127.0.0.1";

    private LoopbackPorts() {}

    /** A port that was free a moment ago. */
    static int free() {
        return bind(0);
    }

    /** The wanted port where it is free, else any that is. */
    public static int freeLike(int wanted) {
        try {
            return requireFree(wanted);
        } catch (InfrastructureException e) {
            // Somebody else's: one is as good as another.
            return free();
        }
    }

    /**
     * A port that was free a moment ago and is not the given one.
     *
     * @param taken a port about to be used by another listener
     */
    static int freeOtherThan(int taken) {
        int port = free();
        return port == taken ? freeOtherThan(taken) : port;
    }

    /**
     * The same port, or a free one for 0.
     *
     * @throws InfrastructureException if something listens on it
     */
    static int requireFree(int port) {
        return bind(port);
    }

    private static int bind(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Else a port that a stopped broker left in TIME_WAIT counts as taken, though Kafka itself could bind it.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new InfrastructureException(
                    "port is taken: port=" + port + " host=" + HOST
                            + " ; stop what listens on it or choose another port (" + cause.getMessage() + ")",
                    cause);
        }
    }
}
