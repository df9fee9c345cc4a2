package io.tocsin.jcstress;

import io.tocsin.engine.CarryRules;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.Provenance;
import io.tocsin.engine.SelfTest;
import io.tocsin.engine.features.Feature;
import io.tocsin.engine.features.FeatureSet;
import io.tocsin.engine.features.Transform;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.scoring.ScoreCalibration;
import io.tocsin.registry.DeployedModel;
import io.tocsin.registry.ModelImage;
import io.tocsin.selector.Selector;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Images whose parts all tell which one they belong to: the offset, and the version that judges. Thread-safe. */
final class Images {
    private static final Model[] VERSIONS = {model("1"), model("2")};

    private Images() {}

    /** A new image, made by the calling thread. */
    static ModelImage make(int number) {
        Model champion = VERSIONS[number - 1];
        return new ModelImage(
                List.of(new DeployedModel(Selector.parse("*"), champion, OptionalLong.empty(), null, null, null)),
                number);
    }

    /** The number that the models of {@code image} tell. */
    static int number(ModelImage image) {
        @Nullable Model model = image.modelFor("any", 0);
        return model == null ? 0 : Integer.parseInt(model.id().version());
    }

    private static Model model(String version) {
        return new Model(
                new ModelId("any", version),
                new Provenance(0, 1, 0, 1, 1, 1, "random weights"),
                10_000,
                new CarryRules(6, 2),
                new FeatureSet(List.of(new Feature("one", Transform.IDENTITY, 0f, 1f))),
                Network.initial(NetworkSpec.forecaster(1, 1, 1, 0), 1),
                ScoreCalibration.neutral(1),
                List.of(),
                SelfTest.NONE);
    }
}
