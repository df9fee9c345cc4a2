package io.tocsin;

import io.tocsin.cli.Tocsin;

/** {@code tocsin train --watch} in a JVM of its own, so that it can be killed: the one argument is a properties file with its configuration. */
final class TrainerProcess {
    private TrainerProcess() {}

    public static void main(String[] arguments) {
        Tocsin.main(
                new String[] {"train", "--watch", "--drift-for", "50m", "--shadow-for", "10m", "--config", arguments[0]
                });
    }
}
