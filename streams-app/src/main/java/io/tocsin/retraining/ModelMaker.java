package io.tocsin.retraining;

import io.tocsin.engine.ModelId;
import io.tocsin.engine.training.TrainedModel;
import io.tocsin.engine.training.TrainingData;
import java.time.Instant;

/** Makes models, publishes them, and tells people how it goes. Called by one thread. */
public interface ModelMaker {

    /**
     * Trains as a single training does.
     *
     * @throws io.tocsin.engine.learning.TrainingDivergedException if the numbers run away
     */
    TrainedModel train(ModelId id, TrainingData data, Instant createdAt);

    /**
     * Signs {@code model} and brings it into the models topic.
     *
     * @throws io.tocsin.trainer.PublishFailedException if it is too large or Kafka does not take it
     */
    void publish(TrainedModel model) throws InterruptedException;
}
