package io.tocsin.benchmarks.pipeline;

import io.tocsin.schemas.Score;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * People who look: single entities, their series, the whole fleet, and some who listen. What they got is kept over several stretches.
 *
 * <p>Confined to one thread; {@link #scored} may be called by another.
 */
final class ApiLoad {
    static final int LISTENERS = 2;
    static final int ENTITY_CONNECTIONS = 4;
    static final int ENTITIES_PER_SECOND = 50;
    static final int SERIES_PER_SECOND = 5;
    static final int FLEET_EVERY_SECONDS = 2;
    private static final long SECOND = 1_000_000_000L;

    private final String server;
    private final ApiPlan plan;
    private final SplittableRandom random = new SplittableRandom(2);
    private final List<PacedAsker> askers = new ArrayList<>();
    private final List<LiveListener> listeners = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private List<LiveNews> news = List.of();
    private Answers entity = new Answers();
    private Answers series = new Answers();
    private Answers fleet = new Answers();

    ApiLoad(int port, ApiPlan plan) {
        this.server = "http://127.0.0.1:" + port + "/api/v1/";
        this.plan = plan;
        forget();
    }

    /** Forgets what was measured. */
    final synchronized void forget() {
        entity = new Answers();
        series = new Answers();
        fleet = new Answers();
        news = Stream.generate(LiveNews::new).limit(LISTENERS).toList();
    }

    /** Begins to ask and to listen. */
    void start() throws IOException, InterruptedException {
        for (LiveNews one : news) {
            one.forget();
            listeners.add(LiveListener.start(client, URI.create(server + "live"), one));
        }
        long every = ENTITY_CONNECTIONS * SECOND / ENTITIES_PER_SECOND;
        for (int connection = 0; connection < ENTITY_CONNECTIONS; connection++) {
            ask("entity?name=", every, connection * every / ENTITY_CONNECTIONS, entity);
        }
        ask("entity/series?name=", SECOND / SERIES_PER_SECOND, SECOND / 10, series);
        URI whole = URI.create(server + "fleet?limit=" + plan.entities());
        start(new PacedAsker(client, any -> whole, FLEET_EVERY_SECONDS * SECOND, SECOND, fleet));
    }

    private void ask(String path, long everyNanos, long firstAfterNanos, Answers answers) {
        SplittableRandom own = random.split();
        start(new PacedAsker(
                client,
                any -> URI.create(server + path + SwingingFleet.name(own.nextInt(plan.entities()), plan)),
                everyNanos,
                firstAfterNanos,
                answers));
    }

    private void start(PacedAsker asker) {
        askers.add(asker);
        asker.start();
    }

    /** Nobody looks any more. */
    void stop() throws IOException, InterruptedException {
        for (PacedAsker asker : askers) {
            asker.stop();
        }
        for (LiveListener listener : listeners) {
            listener.close();
        }
        askers.clear();
        listeners.clear();
    }

    /** A score as a reader got it; {@code dueMs} is when its sample was to be sent. */
    void scored(Score score, long dueMs, long readMs) {
        news().forEach(one -> one.scored(score, dueMs, readMs));
    }

    synchronized List<LiveNews> news() {
        return news;
    }

    Answers entity() {
        return entity;
    }

    Answers series() {
        return series;
    }

    Answers fleet() {
        return fleet;
    }
}
