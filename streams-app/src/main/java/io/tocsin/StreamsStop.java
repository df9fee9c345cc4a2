package io.tocsin;

import io.tocsin.config.StreamsSettings;
import io.tocsin.runtime.BrokerRefusal;

/** Why streams stopped by themselves, in a line that says what to do. Stateless, thread-safe. */
public final class StreamsStop {
    private StreamsStop() {}

    /**
     * Comes back where nothing is known.
     *
     * @throws StreamsStoppedException with what is known
     */
    public static void tell(ThreadDeaths deaths, StreamsSettings streams) {
        deaths.unreadableState().ifPresent(unreadable -> {
            throw new StreamsStoppedException(
                    "stored state cannot be read, nothing was changed: " + unreadable.getMessage() + "; application.id="
                            + streams.applicationId() + " state.dir=" + streams.stateDirectory()
                            + "; start the version that wrote it, or make the state anew: see ops/runbook.md, Upgrade",
                    unreadable);
        });
        deaths.refusal().ifPresent(cause -> {
            throw new StreamsStoppedException(
                    "broker refuses what the streams need: application.id=" + streams.applicationId() + " "
                            + BrokerRefusal.explain(cause),
                    cause);
        });
        deaths.stateTrouble().ifPresent(trouble -> {
            throw new StreamsStoppedException(trouble.explain(streams));
        });
    }
}
