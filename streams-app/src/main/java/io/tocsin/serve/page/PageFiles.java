package io.tocsin.serve.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All files of the page, found once: what is not among them does not exist, whatever a path looks like.
 *
 * <p>Stateless, thread-safe.
 */
final class PageFiles {
    /** Nothing else lies beside them but classes. */
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "svg", "image/svg+xml;charset=utf-8",
            "json", "application/json",
            "webmanifest", "application/manifest+json",
            "txt", "text/plain;charset=utf-8",
            "png", "image/png",
            "ico", "image/x-icon");

    private static final String START = "index.html";

    private PageFiles() {}

    /** By path, {@code /} among them. */
    static Map<String, PageFile> all() {
        URL start = PageFiles.class.getResource(START);
        if (start == null) {
            throw new IllegalStateException("the page is not on the class path: file=" + START);
        }
        try {
            Map<String, PageFile> files = start.openConnection() instanceof JarURLConnection jar
                    ? ofJar(jar)
                    : beside(Path.of(start.toURI()));
            Optional.ofNullable(files.get("/" + START)).ifPresent(file -> files.put("/", file));
            return Map.copyOf(files);
        } catch (IOException e) {
            throw new UncheckedIOException("the page cannot be read: file=" + start, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the page cannot be found: file=" + start, e);
        }
    }

    private static Map<String, PageFile> ofJar(JarURLConnection jar) throws IOException, URISyntaxException {
        URI file = jar.getJarFileURL().toURI();
        try (FileSystem inside = FileSystems.newFileSystem(Path.of(file))) {
            return beside(inside.getPath(jar.getEntryName()));
        }
    }

    private static Map<String, PageFile> beside(Path start) throws IOException {
        Path directory = Objects.requireNonNull(start.getParent(), "a file lies in a directory");
        List<Path> paths;
        try (Stream<Path> found = Files.walk(directory)) {
            paths = found.filter(Files::isRegularFile).toList();
        }
        Map<String, PageFile> files = new HashMap<>();
        for (Path path : paths) {
            String name = directory.relativize(path).toString().replace('\\', '/');
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            if (type != null) {
                files.put("/" + name, PageFile.of(type, Files.readAllBytes(path)));
            }
        }
        return files;
    }
}
