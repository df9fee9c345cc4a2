package io.tocsin.signing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.spec.InvalidKeySpecException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads keys from PEM files, as this program and OpenSSL write them: {@code PRIVATE KEY} is PKCS#8, {@code PUBLIC KEY} is SPKI.
 *
 * <p>Thread-safe.
 */
public final class KeyFile {
    /** A key takes a tenth of it; what is larger is something else, perhaps without an end. */
    private static final int MAX_BYTES = 16_384;

    private static final String PUBLIC_GLOB = "*.pem";
    private static final String POSIX = "posix";
    /** The group may read: that is how Kubernetes gives a secret to a container that is not root. */
    private static final Set<PosixFilePermission> TOO_OPEN = EnumSet.of(
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private KeyFile() {}

    /**
     * The key of a private file.
     *
     * @throws KeyFileException if it is none, or if others may read it
     */
    public static SigningKey readPrivate(Path file) {
        Pem pem = read(file);
        if (!pem.label().equals(Pem.PRIVATE_KEY)) {
            throw wrongKind(file, pem, "a private key (PRIVATE KEY)");
        }
        requireGuarded(file);
        try {
            return SigningKey.ofEncoded(pem.content());
        } catch (InvalidKeySpecException e) {
            throw noEd25519(file, "private", e);
        }
    }

    /**
     * The key of a public file.
     *
     * @throws KeyFileException if it is none
     */
    public static VerifyingKey readPublic(Path file) {
        Pem pem = read(file);
        if (!pem.label().equals(Pem.PUBLIC_KEY)) {
            throw wrongKind(file, pem, "a public key (PUBLIC KEY)");
        }
        try {
            return VerifyingKey.ofEncoded(pem.content());
        } catch (InvalidKeySpecException e) {
            throw noEd25519(file, "public", e);
        }
    }

    /** Whether a file says that it holds a private key; fails as {@link #readPublic} when it holds no key at all. */
    public static boolean isPrivate(Path file) {
        return read(file).label().equals(Pem.PRIVATE_KEY);
    }

    /**
     * The keys of public files, and of all {@code *.pem} in directories.
     *
     * @throws KeyFileException if one is none, or a directory holds none
     */
    public static TrustedKeys readTrusted(List<Path> filesAndDirectories) {
        List<VerifyingKey> keys = new ArrayList<>();
        for (Path path : filesAndDirectories) {
            List<Path> files = Files.isDirectory(path) ? publicFiles(path) : List.of(path);
            files.forEach(file -> keys.add(readPublic(file)));
        }
        return TrustedKeys.of(keys);
    }

    private static List<Path> publicFiles(Path directory) {
        List<Path> files = new ArrayList<>();
        try (var found = Files.newDirectoryStream(directory, PUBLIC_GLOB)) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
        if (files.isEmpty()) {
            throw new KeyFileException("no public key in the directory, needs " + PUBLIC_GLOB + ": directory="
                    + directory + "; make one: tocsin keys create");
        }
        return files;
    }

    private static Pem read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new KeyFileException("too large for a key: file=" + file + " max bytes=" + MAX_BYTES);
            }
            return Pem.parse(new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            throw new KeyFileException("no such key file: file=" + file + "; make one: tocsin keys create", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (IllegalArgumentException e) {
            throw new KeyFileException("not a key file: file=" + file + " reason=" + e.getMessage(), e);
        }
    }

    private static void requireGuarded(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains(POSIX)) {
            return;
        }
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.stream().anyMatch(TOO_OPEN::contains)) {
                throw new KeyFileException("private key is open to others: file=" + file + " permissions="
                        + PosixFilePermissions.toString(permissions) + "; run: chmod 600 " + file);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static KeyFileException unreadable(Path path, IOException cause) {
        return new KeyFileException("cannot read key: file=" + path + " reason=" + cause, cause);
    }

    private static KeyFileException wrongKind(Path file, Pem pem, String needed) {
        return new KeyFileException(
                "wrong kind of key file: file=" + file + " holds=" + pem.label() + ", needs " + needed);
    }

    private static KeyFileException noEd25519(Path file, String half, InvalidKeySpecException cause) {
        return new KeyFileException(
                "not an Ed25519 " + half + " key: file=" + file + "; make one: tocsin keys create", cause);
    }
}
