package io.tocsin.cli;

import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.trainer.ModelPublisher;

/**
 * Publishes versions, and says so.
 *
 * <p>Confined to one thread.
 */
final class ModelRelease implements AutoCloseable {
    private final ModelPublisher publisher;
    private final Output output;

    /** Opens a connection. */
    ModelRelease(Installation installation, Output output) {
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

    @Override
    public void close() {
        publisher.close();
    }
}
