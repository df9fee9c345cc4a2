package io.tocsin.serve.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The file that says who may do what: {@value AccessEntry#FORM} in each line; empty lines and those that begin with # say nothing.
 *
 * <p>Thread-safe.
 */
public record AccessFile(Path path) {
    private static final String POSIX = "posix";

    /**
     * All lines.
     *
     * @throws AccessFileException if it cannot be read, if a line is none, or if others may write it
     */
    public List<AccessEntry> read() {
        requireGuarded();
        List<AccessEntry> entries = entries(text());
        if (entries.isEmpty()) {
            throw new AccessFileException(
                    "nobody may do anything, the file has no line: serve.access.file=" + path
                            + "; make one: tocsin access token NAME --role admin --file " + path,
                    null);
        }
        return entries;
    }

    /**
     * Adds a line; a new file is for its owner alone.
     *
     * @throws AccessFileException if what is there is no such file, or it cannot be written
     */
    public void append(AccessEntry entry) {
        try {
            if (!Files.exists(path)) {
                Files.createFile(path, ownerAlone());
            }
            String before = text();
            requireGuarded();
            entries(before);
            String separator = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
            Files.writeString(path, separator + entry.line() + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new AccessFileException("cannot be written: file=" + path + " reason=" + e, e);
        }
    }

    private List<AccessEntry> entries(String text) {
        List<AccessEntry> entries = new ArrayList<>();
        Set<AccessEntry.TokenDigest> digests = new HashSet<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                AccessEntry entry = AccessEntry.parse(line);
                if (!digests.add(entry.digest())) {
                    throw new IllegalArgumentException("token must be that of one line alone");
                }
                entries.add(entry);
            } catch (IllegalArgumentException e) {
                // Not the line itself: somebody may have written a token into it.
                throw new AccessFileException(
                        "no line of an access file, " + e.getMessage() + ": serve.access.file=" + path + " line="
                                + (i + 1),
                        null);
            }
        }
        return List.copyOf(entries);
    }

    private String text() {
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AccessFileException(
                    "cannot be read, is it there, and for this user? serve.access.file=" + path, e);
        }
    }

    /** Who writes it decides who is an administrator. */
    private void requireGuarded() {
        if (!path.getFileSystem().supportedFileAttributeViews().contains(POSIX)) {
            return;
        }
        try {
            if (Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new AccessFileException(
                        "anybody may write the file: serve.access.file=" + path + "; run: chmod 600 " + path, null);
            }
        } catch (IOException e) {
            throw new AccessFileException(
                    "cannot be read, is it there, and for this user? serve.access.file=" + path, e);
        }
    }

    private FileAttribute<?>[] ownerAlone() {
        return path.getFileSystem().supportedFileAttributeViews().contains(POSIX)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
