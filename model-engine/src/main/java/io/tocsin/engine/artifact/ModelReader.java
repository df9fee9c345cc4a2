package io.tocsin.engine.artifact;

import io.tocsin.engine.CarryRules;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.Provenance;
import io.tocsin.engine.SelfTest;
import io.tocsin.engine.features.Feature;
import io.tocsin.engine.features.FeatureSet;
import io.tocsin.engine.features.Transform;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.Output;
import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.engine.scoring.ScoreCalibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes as a model, believing nothing: magic, format, checksum, every length, every shape, every number.
 *
 * <p>The self-test is read and not run; {@link SelfTest#verify} runs it. Confined to one thread.
 */
public final class ModelReader {
    private final BoundedReader in;

    private ModelReader(BoundedReader in) {
        this.in = in;
    }

    /**
     * Reads a whole artifact.
     *
     * @throws MalformedArtifactException if the bytes are not a model that this version can use
     */
    public static Model read(byte[] bytes) {
        int end = bytes.length - ArtifactFormat.DIGEST_BYTES;
        if (end < ArtifactFormat.HEADER_BYTES) {
            throw new MalformedArtifactException("truncated artifact, bytes=" + bytes.length, bytes.length);
        }
        BoundedReader in = new BoundedReader(bytes, end);
        int magic = in.intValue("magic");
        if (magic != ArtifactFormat.MAGIC) {
            throw new MalformedArtifactException("not a model artifact, magic=0x" + Integer.toHexString(magic), 0);
        }
        short version = in.shortValue("format version");
        if (version != ArtifactFormat.VERSION) {
            throw new MalformedArtifactException(
                    "unknown format version, version=" + version + " known=" + ArtifactFormat.VERSION, Integer.BYTES);
        }
        if (!Arrays.equals(Sha256.of(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw new MalformedArtifactException("checksum does not match", end);
        }
        return new ModelReader(in).readModel();
    }

    private Model readModel() {
        try {
            ModelId id = new ModelId(in.string("model name"), in.string("model version"));
            Provenance provenance = readProvenance();
            long tickDurationMs = in.longValue("tickDurationMs");
            CarryRules rules = new CarryRules(in.intValue("maxGapTicks"), in.intValue("warmUpTicks"));
            FeatureSet features = readFeatures();
            Network network = readNetwork(features.size());
            ScoreCalibration calibration = new ScoreCalibration(
                    in.floats(features.size(), "errorScale"),
                    in.floats(features.size(), "changeScale"),
                    in.floatValue("usualError"),
                    in.floatValue("usualChange"),
                    in.floatValue("smoothing"),
                    in.floatValue("boundary"));
            List<FailureCalibration> failures = readFailures(network.spec());
            Model model = new Model(
                    id,
                    provenance,
                    tickDurationMs,
                    rules,
                    features,
                    network,
                    calibration,
                    failures,
                    readSelfTest(features.size(), failures.size()));
            if (in.remaining() > 0) {
                throw in.malformed("bytes left over, bytes=" + in.remaining());
            }
            return model;
        } catch (IllegalArgumentException e) {
            throw new MalformedArtifactException(String.valueOf(e.getMessage()), in.offset(), e);
        }
    }

    private Provenance readProvenance() {
        return new Provenance(
                in.longValue("createdAtMs"),
                in.longValue("seed"),
                in.longValue("firstTick"),
                in.longValue("endTick"),
                in.intValue("entities"),
                in.longValue("trainedTicks"),
                in.string("remark"));
    }

    private FeatureSet readFeatures() {
        int count = in.length("feature count", NetworkSpec.MAX_FEATURES);
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            features.add(new Feature(
                    in.string("metric"),
                    Transform.of(in.byteValue("transform")),
                    in.floatValue("center"),
                    in.floatValue("scale")));
        }
        return new FeatureSet(features);
    }

    private Network readNetwork(int features) {
        NetworkSpec spec = readSpec(features);
        if (spec.parameterCount() * Float.BYTES > in.remaining()) {
            throw in.malformed("truncated weights, needs " + spec.parameterCount() * Float.BYTES + " bytes, has "
                    + in.remaining());
        }
        Network network = Network.zeros(spec);
        for (float[] parameters : network.parameters()) {
            in.floats(parameters, "weights");
        }
        network.requireFinite();
        return network;
    }

    private NetworkSpec readSpec(int features) {
        Cell cell = Cell.of(in.string("cell"));
        int layers = in.length("layers", NetworkSpec.MAX_LAYERS);
        int hidden = in.length("hidden", NetworkSpec.MAX_HIDDEN);
        float dropout = in.floatValue("dropout");
        int count = in.length("heads", ArtifactFormat.MAX_HEADS);
        List<HeadSpec> heads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            heads.add(readHead());
        }
        return new NetworkSpec(features, cell, layers, hidden, false, dropout, heads);
    }

    private HeadSpec readHead() {
        String name = in.string("head");
        Output output = Output.of(in.string("output"));
        int outputs = in.length("outputs", NetworkSpec.MAX_FEATURES);
        int layers = in.length("dense layers", ArtifactFormat.MAX_HEAD_LAYERS);
        List<Integer> hidden = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            hidden.add(in.length("hidden width", NetworkSpec.MAX_HIDDEN));
        }
        return new HeadSpec(name, output, outputs, hidden);
    }

    private List<FailureCalibration> readFailures(NetworkSpec spec) {
        int head = spec.head(HeadSpec.FAILURE);
        int horizons = head < 0 ? 0 : spec.heads().get(head).outputs();
        List<FailureCalibration> failures = new ArrayList<>();
        for (int h = 0; h < horizons; h++) {
            failures.add(new FailureCalibration(
                    in.floatValue("slope"),
                    in.floatValue("intercept"),
                    in.floatValue("failure boundary"),
                    in.intValue("horizonTicks")));
        }
        return failures;
    }

    private SelfTest readSelfTest(int features, int horizons) {
        int count = in.length("self-test rows", ArtifactFormat.MAX_SELF_TEST_ROWS);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(in.floats(features, "self-test row"));
        }
        return new SelfTest(
                rows.toArray(float[][]::new),
                in.floatValue("self-test score"),
                in.floats(rows.isEmpty() ? 0 : horizons, "self-test probabilities"));
    }
}
