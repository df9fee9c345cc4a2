package io.tocsin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Commands and long options for fish, which picocli has no script for. Stateless, thread-safe. */
final class FishCompletion {
    private FishCompletion() {}

    static String of(CommandLine root) {
        List<String> lines = new ArrayList<>();
        lines.add("# completion of tocsin for fish; made by: tocsin completion fish");
        lines.add("complete -c tocsin -f");
        add(lines, root, List.of());
        return String.join("\n", lines) + "\n";
    }

    private static void add(List<String> lines, CommandLine command, List<String> path) {
        String here = condition(path, command.getSubcommands().keySet().stream().toList());
        for (Map.Entry<String, CommandLine> sub : command.getSubcommands().entrySet()) {
            lines.add("complete -c tocsin -n " + here + " -a " + sub.getKey() + " -d "
                    + quoted(description(sub.getValue().getCommandSpec())));
        }
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (option.longestName().startsWith("--") && !option.hidden()) {
                lines.add("complete -c tocsin -n " + here + " -l "
                        + option.longestName().substring(2)
                        + (option.arity().max() > 0 ? " -r" : "")
                        + (option.paramLabel().equals("FILE") ? " -F" : "")
                        + " -d " + quoted(String.join(" ", option.description())));
            }
        }
        command.getSubcommands().forEach((name, sub) -> {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(name);
            add(lines, sub, deeper);
        });
    }

    /** All words of the path were typed, and none of those that would lead further. */
    private static String condition(List<String> path, List<String> further) {
        List<String> conditions = new ArrayList<>();
        path.forEach(word -> conditions.add("__fish_seen_subcommand_from " + word));
        if (!further.isEmpty()) {
            conditions.add("not __fish_seen_subcommand_from " + String.join(" ", further));
        }
        return quoted(conditions.isEmpty() ? "true" : String.join("; and ", conditions));
    }

    private static String description(CommandSpec command) {
        String[] description = command.usageMessage().description();
        return description.length == 0 ? "" : description[0];
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replaceAll("\\s+", " ") + "'";
    }
}
