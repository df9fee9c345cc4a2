package io.tocsin.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.serve.access.Caller;
import io.tocsin.serve.access.Credentials;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;

/**
 * A request whose parameters are known ones, each given at most once.
 *
 * <p>Thread-safe.
 *
 * @param body a JSON object; empty for what only looks
 * @param credentials with which another instance can be asked in the caller's name
 * @param forwardedBy the instance that could not answer by itself; empty when a client asks
 */
public record ApiRequest(
        String path,
        Map<String, String> parameters,
        JsonNode body,
        Caller caller,
        Optional<Credentials> credentials,
        Optional<String> forwardedBy) {
    public ApiRequest {
        parameters = Map.copyOf(parameters);
    }

    /** A text, where it is given. */
    public Optional<String> text(String parameter) {
        return Optional.ofNullable(parameters.get(parameter)).filter(text -> !text.isEmpty());
    }

    /** A text that has to be given. */
    public String needed(String parameter) throws RefusedRequestException {
        return text(parameter).orElseThrow(() -> bad("parameter is needed: parameter=" + parameter));
    }

    /** A whole number within bounds. */
    public int integer(String parameter, int byDefault, int least, int most) throws RefusedRequestException {
        Optional<String> text = text(parameter);
        if (text.isEmpty()) {
            return byDefault;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw bad(parameter + " must be a whole number from " + least + " to " + most + ": " + parameter + "="
                + text.get());
    }

    /** True where it says so. */
    public boolean flag(String parameter) throws RefusedRequestException {
        String text = text(parameter).orElse("false");
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(parameter + " must be true or false: " + parameter + "=" + text);
        };
    }

    /** A moment, where it is given. */
    public Optional<Instant> time(String parameter) throws RefusedRequestException {
        Optional<String> text = text(parameter);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text.get()));
        } catch (DateTimeException e) {
            throw bad(parameter + " must be a time as 2026-01-01T12:00:00Z: " + parameter + "=" + text.get());
        }
    }

    /** One of a few words, whatever the case, with - for _. */
    public <T extends Enum<T>> Optional<T> symbol(String parameter, T[] symbols) throws RefusedRequestException {
        Optional<String> text = text(parameter);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (T symbol : symbols) {
            if (symbol.name().equalsIgnoreCase(text.get().replace('-', '_'))) {
                return Optional.of(symbol);
            }
        }
        throw bad(parameter + " must be one of " + Arrays.toString(symbols).toLowerCase(Locale.ROOT) + ": " + parameter
                + "=" + text.get());
    }

    /** The refusal of a request that cannot be read. */
    public static RefusedRequestException bad(String line) {
        return refused(HttpStatus.BAD_REQUEST_400, line);
    }

    /**
     * The refusal of a request that will not be answered as it is.
     *
     * @param line names in it may hold anything
     */
    public static RefusedRequestException refused(int status, String line) {
        return RefusedRequestException.forGood(status, line.replaceAll("\\p{Cntrl}+", " "));
    }
}
