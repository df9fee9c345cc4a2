package io.tocsin.signing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where the two halves of a key lie: {@code NAME.key} is private, for its owner alone; {@code NAME.pem} is public, so that a directory of {@code
 * *.pem} can be trusted as a whole.
 *
 * <p>Thread-safe.
 */
public record KeyPairFiles(Path privateFile, Path publicFile) {

    /** The files of the key {@code name} in {@code directory}; they need not exist. */
    public static KeyPairFiles in(Path directory, String name) {
        return new KeyPairFiles(directory.resolve(name + ".key"), directory.resolve(name + ".pem"));
    }

    /** Whether both are there. */
    public boolean exist() {
        return Files.exists(privateFile) && Files.exists(publicFile);
    }

    /**
     * Makes a new key and writes both files; never over others.
     *
     * @throws KeyFileException if one of them exists, or cannot be written
     */
    public SigningKey create() {
        requireMissing(privateFile);
        requireMissing(publicFile);
        SigningKey key = SigningKey.generate();
        try {
            Files.createDirectories(privateFile.toAbsolutePath().getParent());
            write(privateFile, new Pem(Pem.PRIVATE_KEY, key.encoded()), "rw-------");
            write(publicFile, new Pem(Pem.PUBLIC_KEY, key.verifyingKey().encoded()), "rw-r--r--");
        } catch (FileAlreadyExistsException e) {
            throw exists(e.getFile());
        } catch (IOException e) {
            throw new KeyFileException("cannot write key: file=" + privateFile + " reason=" + e, e);
        }
        return key;
    }

    private static void requireMissing(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(file.toString());
        }
    }

    private static KeyFileException exists(String file) {
        return new KeyFileException("key file exists, keys are never overwritten: file=" + file);
    }

    /** With its permissions from the first byte on. */
    private static void write(Path file, Pem pem, String permissions) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (WritableByteChannel channel = Files.newByteChannel(file, options, attributes(file, permissions))) {
            ByteBuffer text = ByteBuffer.wrap(pem.text().getBytes(StandardCharsets.US_ASCII));
            while (text.hasRemaining()) {
                channel.write(text);
            }
        }
    }

    private static FileAttribute<?>[] attributes(Path file, String permissions) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
