package io.tocsin.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a failure comes from, step by step. Stateless, thread-safe. */
public final class Causes {
    private Causes() {}

    /** {@code failure} first, the innermost last; empty for none. Two that name each other as their cause end the walk. */
    public static List<Throwable> of(@Nullable Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    /** The outermost that is a {@code type}, if one is. */
    public static <T extends Throwable> Optional<T> first(@Nullable Throwable failure, Class<T> type) {
        return of(failure).stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The innermost: others say where it failed, this one says what did. */
    public static Throwable root(Throwable failure) {
        List<Throwable> causes = of(failure);
        return causes.get(causes.size() - 1);
    }

    /** {@code text} of however many lines in one. */
    public static String inOneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
