package io.tocsin.config;

import io.tocsin.selector.MalformedSelectorException;
import io.tocsin.selector.Selector;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * What values a key takes. {@link #toString()} is the range in the reference table; a refused value gives a message
 * that begins with {@code must}, without key and value, so that the caller can add the source. Thread-safe.
 */
final class Rule implements ConfigDef.Validator {

    private final String range;
    private final Function<Object, Optional<String>> objection;

    private Rule(String range, Function<Object, Optional<String>> objection) {
        this.range = range;
        this.objection = objection;
    }

    /** Both ends included. Not-a-number is refused. */
    static Rule between(Number minimum, Number maximum) {
        String shownMinimum = plain(minimum);
        String shownMaximum = plain(maximum);
        return new Rule(shownMinimum + " to " + shownMaximum, value -> {
            double number = ((Number) value).doubleValue();
            if (!(number >= minimum.doubleValue())) {
                return Optional.of("must be at least " + shownMinimum);
            }
            return number <= maximum.doubleValue() ? Optional.empty() : Optional.of("must be at most " + shownMaximum);
        });
    }

    static Rule anyWholeNumber() {
        return new Rule("any whole number", value -> Optional.empty());
    }

    static Rule oneOf(List<String> choices) {
        String joined = String.join(" or ", choices);
        return new Rule(joined, value -> choices.contains(value) ? Optional.empty() : Optional.of("must be " + joined));
    }

    static Rule replicationFactor() {
        String range = "-1 (the broker's default) or 1 to 32767";
        return new Rule(range, value -> {
            int factor = (Integer) value;
            boolean valid = factor == -1 || (factor >= 1 && factor <= Short.MAX_VALUE);
            return valid ? Optional.empty() : Optional.of("must be " + range);
        });
    }

    static Rule matching(String range, String regularExpression) {
        Pattern pattern = Pattern.compile(regularExpression);
        return new Rule(
                range,
                value ->
                        pattern.matcher((String) value).matches() ? Optional.empty() : Optional.of("must be " + range));
    }

    static Rule limits() {
        return new Rule(Limit.FORM, value -> {
            try {
                Limit.parse((String) value);
                return Optional.empty();
            } catch (IllegalArgumentException refused) {
                return Optional.ofNullable(refused.getMessage());
            }
        });
    }

    static Rule foreignTopics() {
        return new Rule(ForeignTopic.FORM, value -> {
            try {
                ForeignTopic.parse((String) value);
                return Optional.empty();
            } catch (IllegalArgumentException refused) {
                return Optional.ofNullable(refused.getMessage());
            }
        });
    }

    static Rule selector() {
        return new Rule(Selector.FORM, value -> {
            try {
                Selector.parse((String) value);
                return Optional.empty();
            } catch (MalformedSelectorException refused) {
                return Optional.of("must be a selector, " + refused.getMessage());
            }
        });
    }

    /** Any number of selectors with commas between them, none included. */
    static Rule selectors() {
        return new Rule("empty, or selectors with commas between them: " + Selector.FORM, value -> {
            try {
                SilenceSettings.selectors((String) value);
                return Optional.empty();
            } catch (MalformedSelectorException refused) {
                return Optional.of("must be selectors with commas between them, " + refused.getMessage());
            }
        });
    }

    /** Whole numbers with commas between them, each above the one before. */
    static Rule ascending(int maxCount, int maximum) {
        String range =
                "1 to " + maxCount + " ascending whole numbers from 1 to " + maximum + ", with commas between them";
        return new Rule(
                range,
                value -> ascends((String) value, maxCount, maximum)
                        ? Optional.empty()
                        : Optional.of("must be " + range));
    }

    private static boolean ascends(String text, int maxCount, int maximum) {
        // Nine digits fit in an int; what is longer is above any maximum.
        if (!text.matches("\\d{1,9}( *, *\\d{1,9})*")) {
            return false;
        }
        List<Integer> numbers =
                Stream.of(text.split(" *, *")).map(Integer::valueOf).toList();
        int before = 0;
        for (int number : numbers) {
            if (number <= before || number > maximum) {
                return false;
            }
            before = number;
        }
        return numbers.size() <= maxCount;
    }

    /** A regular expression with at least one group. */
    static Rule groupingExpression() {
        String range = "a regular expression with a group in parentheses";
        return new Rule(range, value -> {
            try {
                boolean groups = Pattern.compile((String) value).matcher("").groupCount() > 0;
                return groups ? Optional.empty() : Optional.of("must be " + range);
            } catch (PatternSyntaxException notAnExpression) {
                return Optional.of("must be " + range);
            }
        });
    }

    static Rule directory() {
        return new Rule(
                "a directory", value -> isPath((String) value) ? Optional.empty() : Optional.of("must be a directory"));
    }

    /** Any number of paths with commas between them, none included. */
    static Rule paths() {
        String range = "empty, or files and directories with commas between them";
        return new Rule(range, value -> {
            String text = (String) value;
            boolean valid = text.isEmpty() || Stream.of(text.split(",", -1)).allMatch(path -> isPath(path.strip()));
            return valid ? Optional.empty() : Optional.of("must be " + range);
        });
    }

    static Rule pathOrEmpty() {
        String range = "empty or a file";
        return new Rule(range, value -> {
            String text = (String) value;
            return text.isEmpty() || isPath(text) ? Optional.empty() : Optional.of("must be " + range);
        });
    }

    /** ConfigDef checks it: what is neither is of the wrong type. */
    static Rule trueOrFalse() {
        return new Rule("true or false", value -> Optional.empty());
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        // ConfigDef goes on with null after a value of the wrong type, which it has reported by then.
        if (value != null) {
            objection.apply(value).ifPresent(message -> {
                throw new ConfigException(message);
            });
        }
    }

    @Override
    public String toString() {
        return range;
    }

    private static boolean isPath(String text) {
        try {
            return !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    static String plain(Number number) {
        return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
}
