package io.tocsin.cli;

import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.schemas.Deployment;
import io.tocsin.trainer.ModelPublisher;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Publishes and deploys versions, and says so.
 *
 * <p>Confined to one thread.
 */
final class ModelRelease implements AutoCloseable {
    private final ModelInventory before;
    private final ModelPublisher publisher;
    private final Output output;

    /**
     * Opens a connection.
     *
     * @param before what the models topic holds
     */
    ModelRelease(Installation installation, ModelInventory before, Output output) {
        this.before = before;
        this.publisher = installation.publisher();
        this.output = output;
    }

    /** Versions are immutable: stops when {@code id} is there. */
    static void requireNew(ModelInventory inventory, ModelId id) {
        if (inventory.artifacts().containsKey(id)) {
            throw new CommandFailedException(
                    "version exists, versions are immutable: model=" + id + "; choose another with --version");
        }
    }

    void publish(Model model) throws InterruptedException {
        int bytes = publisher.publish(model);
        output.line("published " + model.id() + ": " + NumberFormat.bytes(bytes));
    }

    /** Deploys as the options say. Without a selector the one of the deployment before stays, else it is every entity. */
    void deploy(ModelId id, DeployOptions wanted) throws InterruptedException {
        String selector = wanted.selector()
                .or(() -> before.deployment(id.name()).map(Deployment::getSelector))
                .orElse("*");
        deploy(id, selector, wanted);
    }

    /** The same for entities that the caller knows. */
    void deploy(ModelId id, String selector, DeployOptions wanted) throws InterruptedException {
        Optional<Deployment> current = before.deployment(id.name());
        Deployment deployment = Deployment.newBuilder()
                .setModel(id.name())
                .setSelector(selector)
                .setChampion(id.version())
                .setActivateAt(wanted.activateAt().orElse(null))
                .setPrevious(previous(id, current))
                .setUpdatedAt(Instant.now())
                .setReason(wanted.reason().orElse(""))
                .build();
        publisher.deploy(deployment);
        output.line("deployed " + id + ": selector=" + selector + " from="
                + wanted.activateAt().map(TimeFormat::local).orElse("now") + " before="
                + (deployment.getPrevious() == null ? "nothing" : deployment.getPrevious()));
    }

    /** The champion that is relieved; one that is deployed once more keeps the one before it. */
    private static @Nullable String previous(ModelId id, Optional<Deployment> current) {
        return current.map(d -> d.getChampion().equals(id.version()) ? d.getPrevious() : d.getChampion())
                .orElse(null);
    }

    @Override
    public void close() {
        publisher.close();
    }
}
