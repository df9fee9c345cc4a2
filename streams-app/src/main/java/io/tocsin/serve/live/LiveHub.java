package io.tocsin.serve.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.fleet.EntityLine;
import io.tocsin.fleet.FleetMarks;
import io.tocsin.fleet.LiveFleet;
import io.tocsin.registry.ModelImage;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.schemas.Alert;
import io.tocsin.serve.access.Credentials;
import io.tocsin.serve.api.alert.ShownAlert;
import io.tocsin.serve.api.fleet.FleetColumns;
import io.tocsin.serve.cluster.Cluster;
import io.tocsin.serve.cluster.Peers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks twice a second what is new, as long as somebody listens, and tells everybody the same bytes.
 *
 * <p>Thread-safe.
 */
public final class LiveHub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);
    private static final int LISTENERS_MAX = 100;
    private static final int ALERTS_A_LOOK = 200;
    /** Half of the second within which a listener is to know. */
    private static final long LOOK_EVERY_MS = 500;

    private static final int STILL_HERE_EVERY = 20;

    private final LiveFleet fleet;
    private final ModelRegistry models;
    private final Supplier<Optional<String>> blindness;
    private final Cluster cluster;
    private final Relay relay;
    private final String hello;
    private final List<EventStream> listeners = new CopyOnWriteArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "tocsin-live");
    private FleetMarks marks = new FleetMarks();
    private ModelImage image = ModelImage.EMPTY;
    private Optional<String> told = Optional.empty();
    private List<String> others = List.of();
    private volatile boolean closed;

    /**
     * Made, not yet looking.
     *
     * @param blindness why no alert can come, in a sentence; empty as long as one can
     */
    public LiveHub(
            LiveFleet fleet,
            ModelRegistry models,
            Supplier<Optional<String>> blindness,
            Cluster cluster,
            Peers peers,
            long tickSeconds) {
        this.fleet = fleet;
        this.models = models;
        this.blindness = blindness;
        this.cluster = cluster;
        this.relay = new Relay(peers, this::relayed);
        this.hello = JsonNodeFactory.instance
                .objectNode()
                .put("instance", cluster.self())
                .put("tickSeconds", tickSeconds)
                .toString();
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** False when as many listen as are served at once. */
    boolean add(EventStream listener, Optional<Credentials> credentials) {
        listeners.removeIf(EventStream::isGone);
        if (closed || listeners.size() >= LISTENERS_MAX) {
            return false;
        }
        if (!listener.isLocal()) {
            relay.trust(credentials);
        }
        listener.send(Event.of(Event.HELLO, hello));
        listeners.add(listener);
        return true;
    }

    /** One change in the life of an incident. */
    public void alert(Alert alert) {
        synchronized (alerts) {
            if (!listeners.isEmpty() && alerts.size() <= ALERTS_A_LOOK) {
                alerts.add(alert);
            }
        }
    }

    private void run() {
        for (long looks = 1; !closed; looks++) {
            try {
                Thread.sleep(LOOK_EVERY_MS);
                look(looks % STILL_HERE_EVERY == 0);
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException e) {
                LOG.warn("listeners were not told what is new: reason={}", e.toString());
            }
        }
    }

    private void look(boolean isTimeToSayStillHere) {
        listeners.removeIf(EventStream::isGone);
        boolean isHeard = listeners.stream().anyMatch(one -> !one.isLocal());
        relay.listenTo(isHeard ? cluster.others() : List.of());
        if (listeners.isEmpty()) {
            // Whoever comes reads everything first, and then what changed since.
            marks = new FleetMarks();
            synchronized (alerts) {
                alerts.clear();
            }
            return;
        }
        tellFleet();
        tellPeople(Event.ALERT, newAlerts());
        tellModels();
        tellBlindness();
        tellInstances();
        if (isTimeToSayStillHere) {
            listeners.forEach(one -> one.send(Event.STILL_HERE));
        }
    }

    private void tellFleet() {
        List<EntityLine> changed = fleet.changed(marks, Instant.now());
        if (!changed.isEmpty()) {
            FleetColumns columns = new FleetColumns();
            changed.forEach(columns::add);
            byte[] event = Event.of(
                    Event.FLEET,
                    JsonNodeFactory.instance
                            .objectNode()
                            .set("entities", columns.json())
                            .toString());
            listeners.forEach(one -> one.send(event));
        }
    }

    private List<String> newAlerts() {
        List<Alert> news;
        synchronized (alerts) {
            news = List.copyOf(alerts);
            alerts.clear();
        }
        if (news.size() > ALERTS_A_LOOK) {
            tellPeople(Event.HELLO, List.of(hello));
            return List.of();
        }
        return news.stream()
                .map(alert -> JsonNodeFactory.instance
                        .objectNode()
                        .set("alert", ShownAlert.json(alert))
                        .toString())
                .toList();
    }

    // Another image is another object.
    @SuppressWarnings("ReferenceEquality")
    private void tellModels() {
        ModelImage now = models.current();
        if (now != image) {
            image = now;
            tellPeople(Event.MODELS, List.of("{}"));
        }
    }

    private void tellBlindness() {
        Optional<String> now = blindness.get();
        if (!now.equals(told)) {
            told = now;
            var json = JsonNodeFactory.instance.objectNode().put("level", now.isPresent() ? "bad" : "ok");
            now.ifPresent(text -> json.put("blindness", text));
            tellPeople(Event.STATUS, List.of(json.toString()));
        }
    }

    private void tellInstances() {
        List<String> now = cluster.others();
        if (!now.equals(others)) {
            others = now;
            tellPeople(Event.HELLO, List.of(hello));
        }
    }

    /** Not the other instances, which see for themselves. */
    private void tellPeople(String kind, List<String> data) {
        for (String one : data) {
            byte[] event = Event.of(kind, one);
            listeners.stream().filter(listener -> !listener.isLocal()).forEach(listener -> listener.send(event));
        }
    }

    private void relayed(String fleetData) {
        tellPeople(Event.FLEET, List.of(fleetData));
    }

    /** Before the server stops, which waits for all that is under way. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        relay.listenTo(List.of());
        listeners.forEach(EventStream::end);
    }
}
