package io.tocsin.config;

import java.util.List;

/** The configuration can't be used. Carries every problem found, not only the first. Thread-safe. */
public final class InvalidConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // List.copyOf gives a serializable list
    private final List<String> problems;

    public InvalidConfigurationException(List<String> problems) {
        super("invalid configuration: problems=" + problems.size() + "\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line each, at least one; secrets are never part of them. */
    public List<String> problems() {
        return problems;
    }
}
