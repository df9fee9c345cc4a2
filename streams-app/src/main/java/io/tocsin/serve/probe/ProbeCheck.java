package io.tocsin.serve.probe;

/**
 * One thing that a probe looks at.
 *
 * <p>Thread-safe.
 *
 * @param detail a few words for people
 */
record ProbeCheck(String name, boolean passes, String detail) {

    /** As Kubernetes' own components write it. */
    String line() {
        return (passes ? "[+]" : "[-]") + name + (passes ? " ok: " : " failed: ") + detail;
    }
}
