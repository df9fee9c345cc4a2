package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.engine.SelfTestFailedException;
import io.tocsin.engine.artifact.MalformedArtifactException;
import io.tocsin.engine.artifact.ModelReader;
import io.tocsin.engine.artifact.Sha256;
import io.tocsin.schemas.ModelArtifact;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A model from a file, verified as an instance would verify it, and to a file. Thread-safe. */
final class ArtifactFile {
    private ArtifactFile() {}

    /**
     * Reads and verifies.
     *
     * @throws CommandFailedException if no instance would take it; the message tells why
     */
    static Model read(Path file, TocsinConfig config) {
        Model model = parse(file, bytes(file, config.registry().artifactBytesMax()));
        long tickMs = config.ticks().duration().toMillis();
        if (model.tickDurationMs() != tickMs) {
            throw new CommandFailedException("model was trained on another grid: file=" + file + " its tick="
                    + model.tickDurationMs() + " ms tick.duration.ms=" + tickMs);
        }
        return model;
    }

    /**
     * Writes an artifact as it is in the models topic.
     *
     * @return how many bytes it has
     * @throws CommandFailedException if it is not what its checksum says, or the file exists or cannot be written
     */
    static int write(ModelArtifact artifact, Path file) {
        byte[] bytes = new byte[artifact.getArtifact().remaining()];
        artifact.getArtifact().duplicate().get(bytes);
        if (!Sha256.hexOf(bytes).equals(artifact.getSha256())) {
            throw new CommandFailedException("checksum of the record does not match, no instance takes it: model="
                    + artifact.getModel() + "/" + artifact.getVersion() + " sha256=" + artifact.getSha256());
        }
        try {
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailedException("file exists, choose another: file=" + file, e);
        } catch (IOException e) {
            throw new CommandFailedException("cannot write artifact: file=" + file + " reason=" + e, e);
        }
        return bytes.length;
    }

    private static byte[] bytes(Path file, int maxBytes) {
        try {
            long size = Files.size(file);
            if (size > maxBytes) {
                throw new CommandFailedException("artifact is larger than models.artifact.bytes.max: file=" + file
                        + " bytes=" + size + " max=" + maxBytes + "; raise it here and in every instance");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CommandFailedException("cannot read artifact: file=" + file + " reason=" + e, e);
        }
    }

    private static Model parse(Path file, byte[] bytes) {
        try {
            Model model = ModelReader.read(bytes);
            model.selfTest().verify(model);
            return model;
        } catch (MalformedArtifactException | SelfTestFailedException e) {
            throw new CommandFailedException("not a usable artifact: file=" + file + " reason=" + e.getMessage(), e);
        }
    }
}
