package io.tocsin.simulation;

import java.util.List;

/** The names of the simulated shops. Thread-safe: no state. */
final class Cities {
    static final List<String> NAMES = List.of(
            "amsterdam",
            "berlin",
            "copenhagen",
            "dublin",
            "edinburgh",
            "florence",
            "geneva",
            "helsinki",
            "istanbul",
            "jakarta",
            "kyoto",
            "lisbon",
            "madrid",
            "nairobi",
            "oslo",
            "prague",
            "quito",
            "rome",
            "stockholm",
            "tokyo",
            "utrecht",
            "vienna",
            "warsaw",
            "york",
            "zurich",
            "accra",
            "bogota",
            "cairo",
            "delhi",
            "essen",
            "fukuoka",
            "ghent");

    private Cities() {}
}
