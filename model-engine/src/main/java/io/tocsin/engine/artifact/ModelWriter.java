package io.tocsin.engine.artifact;

import io.tocsin.engine.Model;
import io.tocsin.engine.Provenance;
import io.tocsin.engine.features.Feature;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.scoring.FailureCalibration;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A model as bytes, in the layout of {@link ArtifactFormat}. The same model gives the same bytes.
 *
 * <p>Thread-safe.
 */
public final class ModelWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private ModelWriter() {}

    public static byte[] write(Model model) {
        try {
            return new ModelWriter().writeAll(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] writeAll(Model model) throws IOException {
        out.writeInt(ArtifactFormat.MAGIC);
        out.writeShort(ArtifactFormat.VERSION);
        writeString(model.id().name());
        writeString(model.id().version());
        writeProvenance(model.provenance());
        out.writeLong(model.tickDurationMs());
        out.writeInt(model.rules().maxGapTicks());
        out.writeInt(model.rules().warmUpTicks());
        writeFeatures(model);
        writeNetwork(model);
        writeFloats(model.calibration().errorScale());
        writeFloats(model.calibration().changeScale());
        out.writeFloat(model.calibration().usualError());
        out.writeFloat(model.calibration().usualChange());
        out.writeFloat(model.calibration().smoothing());
        out.writeFloat(model.calibration().boundary());
        for (FailureCalibration failure : model.failures()) {
            out.writeFloat(failure.slope());
            out.writeFloat(failure.intercept());
            out.writeFloat(failure.boundary());
            out.writeInt(failure.horizonTicks());
        }
        writeSelfTest(model);
        out.write(Sha256.of(bytes.toByteArray(), bytes.size()));
        return bytes.toByteArray();
    }

    private void writeProvenance(Provenance provenance) throws IOException {
        out.writeLong(provenance.createdAtMs());
        out.writeLong(provenance.seed());
        out.writeLong(provenance.firstTick());
        out.writeLong(provenance.endTick());
        out.writeInt(provenance.entities());
        out.writeLong(provenance.trainedTicks());
        writeString(provenance.remark());
    }

    private void writeFeatures(Model model) throws IOException {
        out.writeInt(model.features().size());
        for (Feature feature : model.features().features()) {
            writeString(feature.metric());
            out.writeByte(feature.transform().code());
            out.writeFloat(feature.center());
            out.writeFloat(feature.scale());
        }
    }

    private void writeNetwork(Model model) throws IOException {
        NetworkSpec spec = model.network().spec();
        writeString(spec.cell().name());
        out.writeInt(spec.layers());
        out.writeInt(spec.hidden());
        out.writeFloat(spec.dropout());
        out.writeInt(spec.heads().size());
        for (HeadSpec head : spec.heads()) {
            writeString(head.name());
            writeString(head.output().name());
            out.writeInt(head.outputs());
            out.writeInt(head.hidden().size());
            for (int width : head.hidden()) {
                out.writeInt(width);
            }
        }
        for (float[] parameters : model.network().parameters()) {
            for (float value : parameters) {
                out.writeFloat(value);
            }
        }
    }

    private void writeSelfTest(Model model) throws IOException {
        out.writeInt(model.selfTest().rows().length);
        for (float[] row : model.selfTest().rows()) {
            writeFloats(row);
        }
        out.writeFloat(model.selfTest().score());
        writeFloats(model.selfTest().failureProbabilities());
    }

    private void writeFloats(float[] values) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private void writeString(String value) throws IOException {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > ArtifactFormat.MAX_STRING_BYTES) {
            throw new IllegalArgumentException("string is too long for an artifact: bytes=" + utf8.length + " max="
                    + ArtifactFormat.MAX_STRING_BYTES);
        }
        out.writeShort(utf8.length);
        out.write(utf8);
    }
}
