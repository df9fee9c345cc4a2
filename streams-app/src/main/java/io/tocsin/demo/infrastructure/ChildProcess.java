package io.tocsin.demo.infrastructure;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: politely first, then by force. Stateless, thread-safe. */
final class ChildProcess {
    private static final long GRACE_SECONDS = 3;

    private ChildProcess() {}

    /**
     * Returns when the process is gone.
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
        try {
            process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (ExecutionException cause) {
            throw new IllegalStateException("cannot wait for process: pid=" + process.pid(), cause);
        } catch (InterruptedException interruption) {
            // Whoever interrupts wants to leave at once, but not to leave the process behind.
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
