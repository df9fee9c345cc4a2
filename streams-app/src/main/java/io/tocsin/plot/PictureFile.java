package io.tocsin.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures in files.
 *
 * <p>Thread-safe.
 */
public final class PictureFile {
    private PictureFile() {}

    /**
     * Writes {@code figure} as {@code name} into {@code directory}, which is made when it is missing.
     *
     * @return the file
     */
    public static Path write(Figure figure, Path directory, String name) throws IOException {
        return Files.writeString(Files.createDirectories(directory).resolve(name), SvgWriter.write(figure));
    }
}
