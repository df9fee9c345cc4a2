package io.tocsin.simulation;

/**
 * How the shops' clients behave.
 *
 * @param timeLimitSeconds a client waits that long for an answer; the server drops from its queue what is older
 * @param retryShare share of the failed attempts that are tried again, 0 to 1 (below 1, or an overload never ends)
 * @param retryDelaySeconds mean time until then
 */
public record ClientBehaviour(double timeLimitSeconds, double retryShare, double retryDelaySeconds) {
    /** As in the recorded shop: most try again within a few seconds, and again. */
    public static ClientBehaviour defaults() {
        return new ClientBehaviour(8, 0.6, 4);
    }

    public ClientBehaviour {
        if (timeLimitSeconds <= 0 || retryShare < 0 || retryShare >= 1 || retryDelaySeconds <= 0) {
            throw new IllegalArgumentException("client behaviour out of range: timeLimitSeconds=" + timeLimitSeconds
                    + " retryShare=" + retryShare + " retryDelaySeconds=" + retryDelaySeconds);
        }
    }
}
