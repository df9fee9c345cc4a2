package io.tocsin.benchmarks.peers;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** DL4J's LSTM layers. */
final class Dl4jWork {
    private Dl4jWork() {}

    private static MultiLayerNetwork network(Shape shape) {
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .updater(new Adam(1e-4))
                .list()
                .layer(new LSTM.Builder()
                        .nIn(shape.inputs())
                        .nOut(shape.hidden())
                        .activation(Activation.TANH)
                        .build())
                .layer(new LSTM.Builder()
                        .nIn(shape.hidden())
                        .nOut(shape.hidden())
                        .activation(Activation.TANH)
                        .build())
                .layer(new RnnOutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .activation(Activation.IDENTITY)
                        .nIn(shape.hidden())
                        .nOut(shape.inputs())
                        .build())
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }

    /** {@code rnnTimeStep}: one step with the state that the network keeps. */
    static Contender.Work step(Shape shape) {
        MultiLayerNetwork network = network(shape);
        INDArray x = Nd4j.rand(1, shape.inputs());
        return () -> network.rnnTimeStep(x);
    }

    static Contender.Work training(Shape shape, int time, int batch) {
        MultiLayerNetwork network = network(shape);
        INDArray x = Nd4j.rand(batch, shape.inputs(), time);
        return () -> network.fit(x, x);
    }
}
