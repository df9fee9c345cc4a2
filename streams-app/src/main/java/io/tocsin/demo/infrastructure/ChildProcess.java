package io.tocsin.demo.infrastructure;

import java.util.concurrent.TimeUnit;

/** Ends processes: politely first, then by force. Stateless, thread-safe. */
final class ChildProcess {
    private static final long GRACE_SECONDS = 3;

    private ChildProcess() {}

    /**
     * Returns when the process is gone. Not interruptible: whoever wants to leave at once still must not leave it behind.
     *
     * @throws InfrastructureException if it survives even the forced end
     */
    static void end(ProcessHandle process) {
        process.destroy();
        if (isGoneInTime(process)) {
            return;
        }
        process.destroyForcibly();
        if (!isGoneInTime(process)) {
            throw new InfrastructureException("process does not end: pid=" + process.pid() + " ; end it by hand");
        }
    }

    private static boolean isGoneInTime(ProcessHandle process) {
        return process.onExit()
                .thenApply(ended -> true)
                .completeOnTimeout(false, GRACE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
