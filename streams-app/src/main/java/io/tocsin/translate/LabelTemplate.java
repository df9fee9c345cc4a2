package io.tocsin.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with labels in braces: {@code {k8s.namespace.name}/{k8s.pod.name}}.
 *
 * <p>Thread-safe.
 *
 * @param texts what stands before, between and after the labels: one more than labels
 */
record LabelTemplate(List<String> texts, List<String> labels) {
    private static final Pattern LABEL = Pattern.compile("\\{([^{}]+)}");

    LabelTemplate {
        texts = List.copyOf(texts);
        labels = List.copyOf(labels);
    }

    static LabelTemplate parse(String text) {
        List<String> texts = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (label.find()) {
            texts.add(text.substring(end, label.start()));
            labels.add(label.group(1));
            end = label.end();
        }
        texts.add(text.substring(end));
        return new LabelTemplate(texts, labels);
    }

    /** The text with each label's value in its place; empty where one of them is not there or is empty. */
    Optional<String> fill(UnaryOperator<@Nullable String> valueOf) {
        if (labels.isEmpty()) {
            return Optional.of(texts.get(0));
        }
        StringBuilder filled = new StringBuilder(texts.get(0));
        for (int i = 0; i < labels.size(); i++) {
            String value = valueOf.apply(labels.get(i));
            if (value == null || value.isEmpty()) {
                return Optional.empty();
            }
            filled.append(value).append(texts.get(i + 1));
        }
        return Optional.of(filled.toString());
    }
}
