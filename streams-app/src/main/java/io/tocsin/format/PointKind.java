package io.tocsin.format;

/** What the value of a point counts. Thread-safe. */
public enum PointKind {
    /** A level as it is now: it goes up and down. */
    GAUGE,
    /** What was counted since a start; it falls when the counter begins anew. */
    CUMULATIVE,
    /** What was counted since the point before. */
    DELTA,
    /** The source does not tell: a gauge, unless somebody knows the metric better. */
    UNTYPED
}
