import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes the libraries of the image out of those that Maven has put together: without the jars of the demo's broker, and without native code for other
 * platforms than the image's. Writes the class path in a fixed order, and of the bill of materials what is there afterwards. Same input, same bytes.
 *
 * <p>Run from its source while the image is built: {@code java -cp 'lib/*' PackLibraries.java LIB LEFT_OUT SBOM ARCHITECTURE OUT}.
 */
final class PackLibraries {
    /** The parts of a path that name a platform, of each architecture that images are made for. */
    private static final Map<String, Pattern> OWN = Map.of(
            "amd64",
            Pattern.compile(".*(librocksdbjni-linux64\\.so|linux/amd64/.*|Linux/x86_64/.*|linux-x86-64/.*)"),
            "arm64",
            Pattern.compile(".*(librocksdbjni-linux-aarch64\\.so|linux/aarch64/.*|Linux/aarch64/.*|linux-aarch64/.*)"));

    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|a|dll|dylib|jnilib)");

    private final Path lib;
    private final Path out;
    private final Pattern own;
    private final FileTime time;

    private PackLibraries(Path lib, Path out, Pattern own, FileTime time) {
        this.lib = lib;
        this.out = out;
        this.own = own;
        this.time = time;
    }

    public static void main(String[] arguments) throws IOException {
        Pattern own = OWN.get(arguments[3]);
        if (own == null) {
            throw new IllegalArgumentException("no native libraries are known for the architecture: found="
                    + arguments[3] + " known=" + new TreeSet<>(OWN.keySet()));
        }
        long epoch = Long.parseLong(System.getenv("SOURCE_DATE_EPOCH"));
        Path out = Path.of(arguments[4]);
        new PackLibraries(Path.of(arguments[0]), out, own, FileTime.fromMillis(epoch * 1000))
                .pack(leftOut(Path.of(arguments[1])), Path.of(arguments[2]));
    }

    private static Set<String> leftOut(Path file) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                names.add(line.strip());
            }
        }
        return names;
    }

    private void pack(Set<String> leftOut, Path sbom) throws IOException {
        JsonNode bill = new ObjectMapper().readTree(sbom.toFile());
        Set<String> packed = new TreeSet<>();
        Set<String> unused = new TreeSet<>(leftOut);
        Files.createDirectories(out.resolve("lib"));
        for (Path jar : jars()) {
            Optional<String> artifact = artifact(jar, bill);
            if (artifact.isEmpty()) {
                System.out.println("not packed, an earlier build left it behind: " + jar.getFileName());
            } else if (leftOut.contains(artifact.get())) {
                unused.remove(artifact.get());
            } else {
                copy(jar, out.resolve("lib").resolve(jar.getFileName()));
                packed.add(jar.getFileName().toString());
            }
        }
        require(unused.isEmpty(), "left out, but not among the libraries, take it off the list: " + unused);
        String classPath = String.join(":", packed.stream().map(jar -> "/opt/tocsin/lib/" + jar).toList());
        write("class-path", "-cp " + classPath + "\n");
        write("sbom.json", bill(bill, packed));
        System.out.println("packed " + packed.size() + " jars, left out " + leftOut.size());
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /** Whose jar it is; of nobody's that the bill names when Maven, which removes no jars, has put another version beside it. */
    private static Optional<String> artifact(Path jar, JsonNode bill) {
        return components(bill).stream()
                .filter(component -> jarOf(component).equals(jar.getFileName().toString()))
                .map(component -> component.path("name").asText())
                .findFirst();
    }

    private static List<JsonNode> components(JsonNode bill) {
        List<JsonNode> components = new ArrayList<>(List.of(bill.path("metadata").path("component")));
        bill.path("components").forEach(components::add);
        return components;
    }

    private static String jarOf(JsonNode component) {
        return component.path("name").asText() + "-" + component.path("version").asText() + ".jar";
    }

    private void copy(Path jar, Path target) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(target))) {
            to.setLevel(9);
            for (ZipEntry entry : from.stream().toList()) {
                if (isWanted(entry.getName())) {
                    ZipEntry copied = new ZipEntry(entry.getName());
                    copied.setLastModifiedTime(time);
                    to.putNextEntry(copied);
                    from.getInputStream(entry).transferTo(to);
                    to.closeEntry();
                }
            }
        }
        Files.setLastModifiedTime(target, time);
    }

    private boolean isWanted(String entry) {
        boolean isNative = NATIVE.matcher(entry.toLowerCase(Locale.ROOT)).matches();
        return !isNative || own.matcher(entry).matches();
    }

    /** Only what was packed; nothing depends any more on what was not. Hashes are of the jars as published, before other platforms were taken out. */
    private static String bill(JsonNode bill, Set<String> packed) throws IOException {
        Set<String> gone = new HashSet<>();
        for (Iterator<JsonNode> all = ((ArrayNode) bill.path("components")).elements(); all.hasNext(); ) {
            JsonNode component = all.next();
            if (!packed.contains(jarOf(component))) {
                gone.add(component.path("bom-ref").asText());
                all.remove();
            }
        }
        for (Iterator<JsonNode> all = ((ArrayNode) bill.path("dependencies")).elements(); all.hasNext(); ) {
            JsonNode dependency = all.next();
            if (gone.contains(dependency.path("ref").asText())) {
                all.remove();
            } else {
                dropFrom(dependency.path("dependsOn"), gone);
            }
        }
        require(bill.path("components").size() == packed.size() - 1, "the bill of materials names jars that are not there, make both anew: named="
                + bill.path("components").size() + " packed=" + (packed.size() - 1));
        ((ObjectNode) bill).remove("serialNumber");
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(bill) + "\n";
    }

    private static void dropFrom(JsonNode references, Set<String> gone) {
        for (Iterator<JsonNode> all = references.elements(); all.hasNext(); ) {
            if (gone.contains(all.next().asText())) {
                all.remove();
            }
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = out.resolve(name);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, time);
    }

    private static void require(boolean isSo, String else_) {
        if (!isSo) {
            throw new IllegalStateException(else_);
        }
    }
}
