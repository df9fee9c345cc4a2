package io.tocsin;

import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Sample;
import io.tocsin.serve.access.AccessEntry;
import io.tocsin.serve.access.AccessFile;
import io.tocsin.serve.access.AccessToken;
import io.tocsin.serve.access.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A system that watches some dozen entities in the present, a tick a second: some with names that are meant to do harm, some out of order from the
 * beginning, one model in force and another beside it in the shadow. It asks for tokens.
 *
 * <p>Confined to one thread, but for what it sends by itself.
 */
final class WatchedFleet implements AutoCloseable {
    static final String MARKUP = "<img src=x onerror=alert(1)>";
    static final String LONG = "host/" + "long-".repeat(48) + "name";
    static final String RIGHT_TO_LEFT = "host/\u202e\u05e9\u05e8\u05ea-\u0634\u0627\u0632";
    static final String PUNCTUATION = "a&b=c?d#e%2F\"'`{{1+1}}";

    /** Off from the beginning: for looking at, for taking, for calling a false alarm. */
    static final String ILL = WaveSignal.entity(0);

    static final String TO_TAKE = WaveSignal.entity(1);
    static final String FALSE_ALARM = WaveSignal.entity(2);
    /** Well until a test says otherwise. */
    static final String TO_BREAK = WaveSignal.entity(3);

    static final ModelId V1 = new ModelId("wave", "v1");
    static final ModelId V2 = new ModelId("wave", "v2");

    private static final long TICK_MS = 1_000;
    /** Within its tick. */
    private static final long SAMPLE_AT_MS = 900;

    private static final int HISTORY_TICKS = 300;
    private static final int WAVES = 24;
    private static final List<String> HOSTILE = List.of(MARKUP, LONG, RIGHT_TO_LEFT, PUNCTUATION);

    private final int port = freePort();
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);
    private final WaveSignal signal = new WaveSignal();
    private final Set<String> faulty = ConcurrentHashMap.newKeySet();
    private final Map<Instant, Instant> sentAt = new ConcurrentHashMap<>();
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor();
    private final long firstTick = System.currentTimeMillis() / TICK_MS - HISTORY_TICKS;
    private int nextIndex;
    final RunningSystem system;

    private WatchedFleet(Path directory) throws InterruptedException {
        Path accessFile = directory.resolve("access");
        for (Role role : List.of(Role.VIEWER, Role.OPERATOR, Role.ADMIN)) {
            AccessToken token = AccessToken.generate();
            new AccessFile(accessFile).append(AccessEntry.of(name(role), role, token));
            tokens.put(role, token.text());
        }
        this.system = RunningSystem.prepare(
                directory.resolve("state"),
                Map.of(
                        "serve.port", Integer.toString(port),
                        "serve.access.file", accessFile.toString(),
                        "tick.duration.ms", Long.toString(TICK_MS),
                        "collect.interval.ms", Long.toString(TICK_MS),
                        "align.grace.ms", "500",
                        // Who judges is what the tests say.
                        "models.rollback.automatic", "false"));
    }

    /** Judging, with its history behind it and incidents open. */
    static WatchedFleet start() {
        try {
            WatchedFleet fleet = new WatchedFleet(Files.createTempDirectory("tocsin-page-"));
            fleet.begin();
            return fleet;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("no fleet to watch", e);
        }
    }

    private void begin() throws InterruptedException {
        system.start();
        system.putInForce(model(V1));
        system.models.publish(model(V2));
        Deployment beside = RunningSystem.deployment(V1).setShadow(V2.version()).build();
        system.deploy(beside);
        faulty.addAll(List.of(ILL, TO_TAKE, FALSE_ALARM, MARKUP));
        sendUpToNow();
        Future<?> unused = pulse.scheduleAtFixedRate(this::sendUpToNow, 100, 100, TimeUnit.MILLISECONDS);
        for (String entity : List.of(ILL, TO_TAKE, FALSE_ALARM, MARKUP)) {
            awaitAlert(entity, alert -> alert.getState() == AlertState.OPEN);
        }
    }

    private static Model model(ModelId id) {
        return WaveSignal.model(id.version(), TICK_MS);
    }

    /** The samples whose time has come. */
    private void sendUpToNow() {
        while ((firstTick + nextIndex) * TICK_MS + SAMPLE_AT_MS <= System.currentTimeMillis()) {
            Instant tick = Instant.ofEpochMilli((firstTick + nextIndex) * TICK_MS);
            sentAt.put(tick, Instant.now());
            for (int entity = 0; entity < entities(); entity++) {
                system.send(sample(entity, nextIndex, tick));
            }
            system.producer.flush();
            nextIndex++;
        }
    }

    private Sample sample(int entity, int index, Instant tick) {
        String name = entity < WAVES ? WaveSignal.entity(entity) : HOSTILE.get(entity - WAVES);
        // Off only for as long as a person would say so: the charts should show how it was before.
        boolean isFaulty = faulty.contains(name) && index >= HISTORY_TICKS - 30;
        Sample wave = signal.sample(entity, index, isFaulty);
        return new Sample(
                name,
                tick.plusMillis(SAMPLE_AT_MS),
                wave.getMetrics(),
                Map.of("env", entity % 2 == 0 ? "prod" : "test"),
                List.of());
    }

    static int entities() {
        return WAVES + HOSTILE.size();
    }

    /** Where the page is, without a hash. */
    String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    String token(Role role) {
        String token = tokens.get(role);
        if (token == null) {
            throw new IllegalArgumentException("no token of this role: role=" + role);
        }
        return token;
    }

    /** Under which the token of a role stands in the access file. */
    static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT) + "-1";
    }

    /** From the next tick on. */
    void breakDown(String entity) {
        faulty.add(entity);
    }

    void recover(String entity) {
        faulty.remove(entity);
    }

    /** When the sample was sent that closed a tick. */
    Instant closedAt(Instant tick) {
        Instant at = sentAt.get(tick.plusMillis(TICK_MS));
        if (at == null) {
            throw new IllegalArgumentException("not closed yet: tick=" + tick);
        }
        return at;
    }

    /** The newest record of an incident of an entity, as soon as the alerts topic has one like this. */
    Alert awaitAlert(String entity, Predicate<Alert> wanted) {
        Predicate<Alert> both = alert -> alert.getEntity().equals(entity) && wanted.test(alert);
        List<Alert> all = system.alerts.await(
                "an alert of " + entity,
                RunningSystem.PATIENCE,
                alerts -> alerts.stream().anyMatch(both));
        return all.stream().filter(both).reduce((one, next) -> next).orElseThrow();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pulse.shutdownNow();
        system.close();
    }
}
