package io.tocsin.demo.infrastructure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A second JVM on the class path of the tests. */
public final class JavaChild {
    private JavaChild() {}

    /** Starts a main class with the log settings that ship; both of its streams go into one file. */
    public static Process start(Path output, Class<?> mainClass, Path argument) throws IOException {
        return new ProcessBuilder(command(List.of(), mainClass, argument.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** The command line of a main class on the class path of the tests, on the same Java, with the log settings that ship. */
    public static List<String> command(List<String> jvmFlags, Class<?> mainClass, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 23) {
            // Kafka unmaps its index files through Unsafe, of which newer JVMs warn.
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("-Dlogback.configurationFile=logback.xml");
        command.add("-D" + RegistryInstallation.DIRECTORY_PROPERTY + "=" + RegistryInstallation.directory());
        command.addAll(jvmFlags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
