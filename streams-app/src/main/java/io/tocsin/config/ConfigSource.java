package io.tocsin.config;

import java.nio.file.Path;

/**
 * Where the value of a key came from. {@link #describe()} is what the operator reads in errors and in
 * {@code tocsin config show}. Thread-safe.
 */
public sealed interface ConfigSource {

    /** One phrase that lets the operator find the place, such as {@code file /etc/tocsin.properties line 12}. */
    String describe();

    /** Nobody set the key. */
    record Default() implements ConfigSource {
        @Override
        public String describe() {
            return "default";
        }
    }

    /** A properties file; {@code line} counts from 1 and is the line the key stands in. */
    record File(Path path, int line) implements ConfigSource {
        @Override
        public String describe() {
            return "file " + path + " line " + line;
        }
    }

    /** An environment variable. */
    record Environment(String variable) implements ConfigSource {
        @Override
        public String describe() {
            return "environment variable " + variable;
        }
    }

    /** {@code --set key=value}. */
    record CommandLine() implements ConfigSource {
        @Override
        public String describe() {
            return "command line";
        }
    }
}
