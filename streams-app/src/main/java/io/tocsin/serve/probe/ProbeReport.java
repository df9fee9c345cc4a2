package io.tocsin.serve.probe;

import java.util.List;

/**
 * What a probe found.
 *
 * <p>Thread-safe.
 *
 * @param probe {@code livez}
 */
record ProbeReport(String probe, List<ProbeCheck> checks) {

    ProbeReport {
        checks = List.copyOf(checks);
    }

    boolean passes() {
        return checks.stream().allMatch(ProbeCheck::passes);
    }

    /** One word when all is well and nobody wants more, else a line a check. */
    String text(boolean isVerbose) {
        if (passes() && !isVerbose) {
            return "ok\n";
        }
        StringBuilder text = new StringBuilder();
        checks.forEach(check -> text.append(check.line()).append('\n'));
        return text.append(probe)
                .append(passes() ? " check passed\n" : " check failed\n")
                .toString();
    }
}
