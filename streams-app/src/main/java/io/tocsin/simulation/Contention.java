package io.tocsin.simulation;

/** How residence times grow when requests share something. Thread-safe: no state. */
final class Contention {
    private Contention() {}

    /**
     * The time in a shared stage. The asymptotic bounds of operational analysis (Denning, Buzen 1978) are {@code max(alone, n · turn)}; the
     * root of the squares rounds the knee between the two, and keeps both bounds, so throughput never passes {@code 1 / turn}.
     *
     * @param aloneSeconds the time of a request that shares with nobody, &gt; 0
     * @param queuedSeconds requests present × the time that each of them keeps the shared thing to itself
     */
    static double residenceSeconds(double aloneSeconds, double queuedSeconds) {
        double ratio = queuedSeconds / aloneSeconds;
        return aloneSeconds * Math.sqrt(1 + ratio * ratio);
    }

    /**
     * The share of requests leaving a stage of exponential residence within one step, when {@code present} were there at its beginning and
     * {@code arriving} come evenly during it: {@code 1 − e^−x} of the former, {@code 1 − (1 − e^−x) / x} of the latter, x = step / residence.
     */
    static double leavingShare(double stepSeconds, double residenceSeconds, double present, double arriving) {
        double turns = stepSeconds / residenceSeconds;
        double gone = 1 - Math.exp(-turns);
        return (present * gone + arriving * (1 - gone / turns)) / (present + arriving);
    }
}
