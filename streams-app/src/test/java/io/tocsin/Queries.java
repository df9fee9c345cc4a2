package io.tocsin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The metrics that the dashboard and the rules ask for. Stateless, thread-safe. */
final class Queries {
    private static final Pattern EXPRESSION = Pattern.compile("(?s)expr:(.*?)\\n\\s+(?:for|labels):");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(?!\\s*\\()\\b");
    /** What is no metric: labels, grouping, ranges, texts, numbers with an exponent. */
    private static final String[] NO_METRICS = {
        "\\{[^}]*}", "\\b(by|on|without|ignoring|group_left|group_right)\\s*\\([^)]*\\)", "\\[[^]]*]", "\"[^\"]*\""
    };

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");
    /** Of Prometheus itself. */
    private static final String UP = "up";

    private Queries() {}

    static Set<String> namesInRules(Path rules) throws IOException {
        Set<String> names = new TreeSet<>();
        EXPRESSION.matcher(Files.readString(rules)).results().forEach(found -> addNames(found.group(1), names));
        names.remove(UP);
        return names;
    }

    static Set<String> namesInDashboard(Path dashboard) throws IOException {
        Set<String> names = new TreeSet<>();
        JsonNode root = new ObjectMapper().readTree(dashboard.toFile());
        root.findValuesAsText("expr").forEach(expression -> addNames(expression, names));
        return names;
    }

    private static void addNames(String expression, Set<String> names) {
        String bare = expression;
        for (String no : NO_METRICS) {
            bare = bare.replaceAll(no, " ");
        }
        NAME.matcher(bare)
                .results()
                .map(found -> found.group())
                .filter(name -> !WORDS.contains(name))
                .forEach(names::add);
    }
}
