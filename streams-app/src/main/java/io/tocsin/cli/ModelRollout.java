package io.tocsin.cli;

import io.tocsin.engine.ModelId;
import io.tocsin.rollout.ChangeNote;
import io.tocsin.rollout.DeploymentChange;
import io.tocsin.rollout.DeploymentWriter;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.schemas.Deployment;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Changes the deployment of one model, and says so.
 *
 * <p>Confined to one thread.
 */
final class ModelRollout {
    private final String model;
    private final @Nullable Deployment before;
    private final DeploymentWriter writer;
    private final Output output;
    private Map<String, Double> figures = Map.of();

    /**
     * Of {@code model}.
     *
     * @param inventory what the decision is based on; a deployment that is another by the time of the writing is left alone
     */
    ModelRollout(String model, Installation installation, ModelInventory inventory, Output output) {
        this.model = model;
        this.before = inventory.deployment(model).orElse(null);
        this.writer = installation.deployments();
        this.output = output;
    }

    /** What the change to come rests on. */
    void restOn(Map<String, Double> grounds) {
        figures = Map.copyOf(grounds);
    }

    /** Who is at the command line, with which command. */
    static ChangeNote note(Output output, Optional<String> reason) {
        String command = output.commandLine().getCommandSpec().qualifiedName();
        return new ChangeNote(
                System.getProperty("user.name", "unknown") + " with " + command, reason.orElse(""), Instant.now());
    }

    /** What may follow, and why. */
    DeploymentChange change(Optional<String> reason) {
        return new DeploymentChange(model, before, note(output, reason));
    }

    /** Makes {@code id} the champion. */
    void promote(ModelId id, Optional<String> selector, DeployOptions wanted, boolean evenIfPinned)
            throws InterruptedException {
        write(
                change(wanted.reason()).evenIfPinned(evenIfPinned).promote(id.version(), selector, wanted.activateAt()),
                next -> "deployed " + id + ": selector=" + next.getSelector() + " from="
                        + wanted.activateAt().map(TimeFormat::local).orElse("now") + " before="
                        + (next.getPrevious() == null ? "nothing" : next.getPrevious()));
    }

    /** Writes {@code next} and says what {@code words} has for it; says only so when there is nothing to write. */
    void write(Deployment next, Function<Deployment, String> words) throws InterruptedException {
        if (next.equals(before)) {
            output.line("nothing to change: model=" + model);
            return;
        }
        writer.replace(before, next, figures);
        output.line(words.apply(next));
    }

    /** The champion that the decision is based on. */
    String champion() {
        return before == null ? "none" : before.getChampion();
    }
}
