package io.tocsin.serve.live;

import io.tocsin.serve.access.Credentials;
import io.tocsin.serve.cluster.Peers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Listens to other instances in the name of those who listen to this one, and hands on what they say of the entities that they hold. Whoever does not answer,
 * or stops, is tried again at the next look.
 *
 * <p>Thread-safe.
 */
final class Relay {
    private static final String DATA = "data: ";
    private static final String KIND = "event: ";

    private final Peers peers;
    private final Consumer<String> fleet;
    private final Map<String, Ear> ears = new HashMap<>();
    private Optional<Credentials> credentials = Optional.empty();

    /** {@code fleet} is handed the data of every event of that kind. */
    Relay(Peers peers, Consumer<String> fleet) {
        this.peers = peers;
        this.fleet = fleet;
    }

    /** In whose name to listen from now on. */
    synchronized void trust(Optional<Credentials> newest) {
        if (newest.isPresent()) {
            credentials = newest;
        }
    }

    /** To these, and to no others. */
    synchronized void listenTo(List<String> instances) {
        ears.entrySet().removeIf(entry -> {
            boolean isOver = entry.getValue().isOver() || !instances.contains(entry.getKey());
            if (isOver) {
                entry.getValue().close();
            }
            return isOver;
        });
        for (String instance : instances) {
            ears.computeIfAbsent(instance, this::listen);
        }
    }

    private Ear listen(String instance) {
        Ear ear = new Ear(fleet);
        ear.asked = peers.http()
                .sendAsync(
                        peers.request(instance, LiveHandler.PATH + "?local=true", credentials)
                                .build(),
                        HttpResponse.BodyHandlers.fromLineSubscriber(ear));
        return ear;
    }

    /** Takes a stream of events line by line. Thread-safe: called by one thread at a time, closed by any. */
    private static final class Ear implements Flow.Subscriber<String> {
        private final Consumer<String> fleet;
        private @Nullable CompletableFuture<HttpResponse<Void>> asked;
        private volatile Flow.@Nullable Subscription subscription;
        private String kind = "";

        Ear(Consumer<String> fleet) {
            this.fleet = fleet;
        }

        boolean isOver() {
            return asked == null || asked.isDone();
        }

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
            newSubscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith(KIND)) {
                kind = line.substring(KIND.length());
            } else if (line.startsWith(DATA) && kind.equals(Event.FLEET)) {
                fleet.accept(line.substring(DATA.length()));
            }
        }

        @Override
        public void onError(Throwable cause) {
            // The future tells.
        }

        @Override
        public void onComplete() {
            // The future tells.
        }

        void close() {
            Flow.Subscription open = subscription;
            if (open != null) {
                open.cancel();
            }
            if (asked != null) {
                asked.cancel(true);
            }
        }
    }
}
