package io.tocsin.serve.access;

/** The Authorization header of a request, to be passed on; never shown. Thread-safe. */
public record Credentials(String header) {
    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
