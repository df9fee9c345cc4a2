package io.tocsin.serve.api.models;

import io.tocsin.rollout.ChangeNote;
import io.tocsin.rollout.DecisionReader;
import io.tocsin.rollout.DeploymentChangedException;
import io.tocsin.rollout.DeploymentWriter;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.rollout.RolloutFailedException;
import io.tocsin.rollout.RolloutRefusedException;
import io.tocsin.schemas.Deployment;
import io.tocsin.serve.access.Caller;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.JsonFields;
import io.tocsin.serve.api.Remembered;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * What changes of deployments have in common: they are decided on the newest state of the topic and written by compare and set, one at a time.
 *
 * <p>Thread-safe.
 */
final class ModelChanges {
    private final Remembered<ModelInventory> inventory;
    private final Remembered<DecisionReader.Reading> history;
    private final DeploymentWriter writer;
    private final Semaphore turn = new Semaphore(1);

    ModelChanges(
            Remembered<ModelInventory> inventory, Remembered<DecisionReader.Reading> history, DeploymentWriter writer) {
        this.inventory = inventory;
        this.history = history;
        this.writer = writer;
    }

    /** Decides what is to follow. */
    interface Decision {
        Next next(ModelInventory models) throws RefusedRequestException, InterruptedException;
    }

    /**
     * What is to follow.
     *
     * @param before what it was decided on; absent where nothing was deployed
     * @param figures what it rests on
     */
    record Next(@Nullable Deployment before, Deployment after, Map<String, Double> figures) {}

    /**
     * Writes what {@code decision} says.
     *
     * @throws RefusedRequestException if it is not sound, somebody else was faster, or Kafka does not take it
     */
    Deployment write(Decision decision) throws RefusedRequestException, InterruptedException {
        if (!turn.tryAcquire()) {
            throw RefusedRequestException.busy("another change of a model is under way at this instance");
        }
        try {
            Next next = decision.next(inventory.anew());
            writer.replace(next.before(), next.after(), next.figures());
            return next.after();
        } catch (RolloutRefusedException | DeploymentChangedException e) {
            throw conflict(String.valueOf(e.getMessage()));
        } catch (RolloutFailedException e) {
            throw RefusedRequestException.away(String.valueOf(e.getMessage()));
        } finally {
            // Whatever became of it, who looks next should see it.
            inventory.forget();
            history.forget();
            turn.release();
        }
    }

    /** Who decided it, and why. */
    static ChangeNote note(JsonFields fields, Caller caller) throws RefusedRequestException {
        return new ChangeNote(
                fields.by(caller) + " over HTTP", fields.line("reason").orElse(""), Instant.now());
    }

    /** Stops what was decided on another champion than the one now. */
    static void requireExpected(Optional<Deployment> now, Optional<String> expectedChampion)
            throws RefusedRequestException {
        String champion = now.map(Deployment::getChampion).orElse("none");
        if (expectedChampion.isPresent() && !expectedChampion.get().equals(champion)) {
            throw conflict("deployment was changed meanwhile: champion=" + champion + " expected="
                    + expectedChampion.get() + "; look at it and decide again");
        }
    }

    static RefusedRequestException conflict(String line) {
        return ApiRequest.refused(HttpStatus.CONFLICT_409, line);
    }
}
