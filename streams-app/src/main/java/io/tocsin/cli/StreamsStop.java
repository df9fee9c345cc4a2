package io.tocsin.cli;

import io.tocsin.ThreadDeaths;
import io.tocsin.binary.UnreadableStateException;
import io.tocsin.config.StreamsSettings;
import io.tocsin.runtime.BrokerRefusal;
import io.tocsin.runtime.StateTrouble;

/** Why streams stopped by themselves, in a line that says what to do. Stateless, thread-safe. */
final class StreamsStop {
    private StreamsStop() {}

    /**
     * Comes back where nothing is known.
     *
     * @throws CommandFailedException with what is known
     */
    static void tell(ThreadDeaths deaths, StreamsSettings streams) {
        deaths.unreadableState().ifPresent(unreadable -> {
            throw unreadable(unreadable, streams);
        });
        deaths.refusal().ifPresent(cause -> {
            throw new CommandFailedException(
                    "broker refuses what the streams need: application.id=" + streams.applicationId() + " "
                            + BrokerRefusal.explain(cause),
                    cause);
        });
        deaths.stateTrouble().ifPresent(trouble -> {
            throw troubled(trouble, streams);
        });
    }

    static CommandFailedException troubled(StateTrouble trouble, StreamsSettings streams) {
        return switch (trouble) {
            case NO_SPACE -> StateRoom.none(streams);
            case DAMAGED ->
                new CommandFailedException("state on disk is damaged: state.dir=" + streams.stateDirectory()
                        + "; start again: what is damaged is then found and made anew from its change-log");
        };
    }

    private static CommandFailedException unreadable(UnreadableStateException unreadable, StreamsSettings streams) {
        return new CommandFailedException(
                "stored state cannot be read, nothing was changed: " + unreadable.getMessage() + "; application.id="
                        + streams.applicationId() + " state.dir=" + streams.stateDirectory()
                        + "; start the version that wrote it, or make the state anew: see ops/runbook.md, Upgrade",
                unreadable);
    }
}
