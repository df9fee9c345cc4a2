package io.tocsin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Hosts of their own on this machine, each a network namespace of Linux with one cable to a bridge; the machine itself is {@link #ADDRESS} on it. A cable
 * can be pulled and put in again. Needs root and iproute2; leaves nothing behind.
 *
 * <p>Confined to the drill's thread.
 */
final class Bridge implements AutoCloseable {
    /** Of a range that is kept for measuring networks (RFC 2544), so that it is nobody's own. */
    static final String ADDRESS = "198.18.231.1";

    private static final String SUBNET = "198.18.231.";
    private static final String NAME = "tocsinbr";
    private static final int FIRST_HOST = 2;
    private static final long TIMEOUT_SECONDS = 20;

    private final List<String> hosts = new ArrayList<>();

    /** Why it cannot be had here; empty where it can. */
    static Optional<String> obstacle() {
        if (!Files.isExecutable(Path.of("/usr/sbin/ip")) && !Files.isExecutable(Path.of("/sbin/ip"))) {
            return Optional.of("no iproute2: apt-get install -y iproute2");
        }
        try {
            if (!"root".equals(System.getProperty("user.name"))) {
                return Optional.of("network namespaces need root");
            }
            ip("netns", "add", "tocsin-probe");
            ip("netns", "delete", "tocsin-probe");
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of("network namespaces are not allowed here: " + e.getMessage());
        }
    }

    /** What an earlier run that was killed has left goes first. */
    Bridge() {
        removeIfThere();
        ip("link", "add", NAME, "type", "bridge");
        ip("address", "add", ADDRESS + "/24", "dev", NAME);
        ip("link", "set", NAME, "up");
    }

    /** A host on the bridge. */
    String connect(String host) {
        String name = "tocsin-" + host;
        String address = SUBNET + (FIRST_HOST + hosts.size());
        ip("netns", "add", name);
        hosts.add(name);
        ip("link", "add", cable(name), "type", "veth", "peer", "name", "eth0", "netns", name);
        ip("link", "set", cable(name), "master", NAME, "up");
        ip("-n", name, "link", "set", "lo", "up");
        ip("-n", name, "address", "add", address + "/24", "dev", "eth0");
        ip("-n", name, "link", "set", "eth0", "up");
        return name;
    }

    /** Pulls its cable: nobody is told, packets are gone. */
    void cut(String host) {
        ip("link", "set", cable(host), "down");
    }

    void mend(String host) {
        ip("link", "set", cable(host), "up");
    }

    /** What stands before a command that is to run on that host. */
    static String[] on(String host) {
        return new String[] {"ip", "netns", "exec", host};
    }

    /** Names of network devices are short. */
    private static String cable(String host) {
        return "v" + Integer.toHexString(host.hashCode());
    }

    private void removeIfThere() {
        if (Files.exists(Path.of("/sys/class/net", NAME))) {
            ip("link", "delete", NAME);
        }
        run("ip", "netns", "list")
                .lines()
                .map(line -> line.replaceFirst(" .*", ""))
                .filter(name -> name.startsWith("tocsin-"))
                .forEach(name -> ip("netns", "delete", name));
    }

    private static void ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        String unused = run(command.toArray(String[]::new));
    }

    /** Runs a command to its end and gives its output. */
    static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(
                        "command failed: command=" + String.join(" ", command) + " output=" + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        removeIfThere();
    }
}
