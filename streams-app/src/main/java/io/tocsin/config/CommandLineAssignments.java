package io.tocsin.config;

import java.util.ArrayList;
import java.util.List;

/** Reads what each {@code --set} gave: {@code key=value}, the value may hold more equals signs. Thread-safe. */
final class CommandLineAssignments {

    private CommandLineAssignments() {}

    static ConfigLayer read(List<String> assignments) {
        List<ConfigEntry> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String assignment : assignments) {
            int equalsSign = assignment.indexOf('=');
            if (equalsSign <= 0) {
                problems.add("malformed --set " + Secrets.withoutUrlUser(assignment) + ": must be key=value");
            } else {
                entries.add(new ConfigEntry(
                        assignment.substring(0, equalsSign).strip(),
                        assignment.substring(equalsSign + 1),
                        new ConfigSource.CommandLine()));
            }
        }
        return new ConfigLayer(entries, problems);
    }
}
