package io.tocsin.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Finds everything that is wrong with a set of entries, one line each: values out of range in the order of the
 * reference, keys that don't exist or are set elsewhere, then contradictions among the values that are valid alone.
 * Thread-safe.
 */
final class ConfigProblems {

    private final ConfigDef definition;
    private final Map<String, ConfigEntry> entries;

    /** @param entries by key, declared ones complete with their defaults */
    ConfigProblems(ConfigDef definition, Map<String, ConfigEntry> entries) {
        this.definition = definition;
        this.entries = Map.copyOf(entries);
    }

    List<String> find() {
        Map<String, String> validValues = new HashMap<>(declaredValues());
        Map<String, ConfigValue> checkedValues = definition.validateAll(declaredValues());
        List<String> problems = new ArrayList<>();
        for (String key : definition.configKeys().keySet()) {
            for (String message :
                    Objects.requireNonNull(checkedValues.get(key), key).errorMessages()) {
                problems.add(invalid(key, rule(key, message), ""));
                validValues.remove(key);
            }
        }
        entries.keySet().stream().sorted().forEach(key -> keyProblem(key).ifPresent(problems::add));
        addContradictions(validValues, problems);
        return problems;
    }

    private Map<String, String> declaredValues() {
        return entries.values().stream()
                .filter(entry -> definition.names().contains(entry.key()))
                .collect(Collectors.toMap(ConfigEntry::key, ConfigEntry::value));
    }

    /** Messages of {@link Rule} are taken as they are; the others are ConfigDef's own, which means a wrong type. */
    private String rule(String key, String message) {
        if (message.startsWith("must")) {
            return message;
        }
        return switch (Objects.requireNonNull(definition.configKeys().get(key), key).type) {
            case INT -> "must be a whole number of at most 32 bits";
            case LONG -> "must be a whole number of at most 64 bits";
            case DOUBLE -> "must be a number";
            case BOOLEAN -> "must be true or false";
            default -> throw new IllegalStateException("unexpected configuration error: " + message);
        };
    }

    private Optional<String> keyProblem(String key) {
        String place = " (from " + sourceOf(key) + ")";
        if (definition.names().contains(key)) {
            return Optional.empty();
        }
        if (PassThrough.covers(key)) {
            return PassThrough.ownKeyInstead(key)
                    .map(ownKey -> "contradictory key " + key + ": must be set as " + ownKey + place);
        }
        String suggestion = new NearestKey(definition.names().stream().sorted().toList())
                .to(key)
                .map(nearest -> ": did you mean " + nearest + "?")
                .orElse("");
        return Optional.of("unknown key " + key + suggestion + place);
    }

    private void addContradictions(Map<String, String> validValues, List<String> problems) {
        ParsedValues parsed = new ParsedValues(definition.parse(validValues));
        for (CrossRule rule : CrossRule.ALL) {
            if (rule.keys().allMatch(validValues::containsKey) && !rule.holds().test(parsed)) {
                String others = rule.otherKeys().stream()
                        .map(key -> "; " + key + "=" + valueOf(key) + " from " + sourceOf(key))
                        .collect(Collectors.joining());
                problems.add(invalid(rule.key(), rule.message(), others));
            }
        }
    }

    private String invalid(String key, String rule, String otherPlaces) {
        return "invalid value " + valueOf(key) + " for " + key + ": " + rule + " (from " + sourceOf(key) + otherPlaces
                + ")";
    }

    private String valueOf(String key) {
        String shown = entry(key).shownValue();
        return shown.isEmpty() ? "\"\"" : shown;
    }

    private String sourceOf(String key) {
        return entry(key).source().describe();
    }

    private ConfigEntry entry(String key) {
        return Objects.requireNonNull(entries.get(key), key);
    }
}
