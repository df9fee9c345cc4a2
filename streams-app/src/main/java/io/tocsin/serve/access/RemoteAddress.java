package io.tocsin.serve.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.eclipse.jetty.server.Request;

/**
 * Where a request comes from, or the proxy before it: headers that tell of somebody farther away are not believed, for anybody can write them.
 *
 * <p>Thread-safe.
 *
 * @param text as it stands in audit events
 * @param network whom limits count as one: of IPv6 the first 64 bits, which one customer has to himself
 */
record RemoteAddress(String text, String network) {
    private static final int NETWORK_BYTES = 8;

    static RemoteAddress of(Request request) {
        SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
        return remote instanceof InetSocketAddress socket && socket.getAddress() != null
                ? of(socket.getAddress())
                : new RemoteAddress("unknown", "unknown");
    }

    static RemoteAddress of(InetAddress address) {
        String text = address.getHostAddress();
        return new RemoteAddress(
                text,
                address instanceof Inet6Address
                        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                        : text);
    }
}
