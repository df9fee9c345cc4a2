package io.tocsin.delivery;

import io.tocsin.outcome.RefusalCause;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * Brings what is due in the outbox to one receiver: a try, and on failure a pause, until the receiver has it or the dead letters have.
 *
 * <p>Confined to one thread.
 */
final class Postman {
    /** Where a try ends. */
    interface Way {
        Answer post(HttpMessage message) throws InterruptedException;
    }

    /** Where what is given up ends; returns when it is safe there. */
    interface LastResort {
        void write(RefusalCause cause, String receiver, String entity, String detail, byte[] value, String origin)
                throws InterruptedException;
    }

    private final Receiver receiver;
    private final Outbox outbox;
    private final Way way;
    private final LastResort deadLetters;
    private final NoticeJson json;
    private final Backoff backoff;
    private final int attemptsMax;
    private final Clock clock;
    private final Outage outage;
    /** No try before. */
    private long closedUntilMs;

    Postman(
            Receiver receiver,
            Outbox outbox,
            Way way,
            LastResort deadLetters,
            NoticeJson json,
            Backoff backoff,
            int attemptsMax,
            Clock clock,
            Outage outage) {
        this.receiver = receiver;
        this.outbox = outbox;
        this.way = way;
        this.deadLetters = deadLetters;
        this.json = json;
        this.backoff = backoff;
        this.attemptsMax = attemptsMax;
        this.clock = clock;
        this.outage = outage;
    }

    /** One try of the story that is due the longest; false when nothing is due. */
    boolean bringNext() throws InterruptedException {
        long nowMs = clock.millis();
        Story story = nowMs < closedUntilMs ? null : outbox.next(nowMs).orElse(null);
        if (story == null) {
            outage.pending(outbox.pending());
            return false;
        }
        Notice notice = story.notice();
        Answer answer = post(notice);
        if (answer instanceof Answer.Taken) {
            outage.taken(clock.millis());
            outbox.settled(story, clock.millis());
        } else if (answer instanceof Answer.Later later) {
            later(story, notice, later);
        } else if (answer instanceof Answer.Refused refused) {
            outage.failed(refused.trouble(), refused.detail(), clock.millis());
            giveUp(story, notice, refused.detail());
        }
        outage.pending(outbox.pending());
        return true;
    }

    private Answer post(Notice notice) throws InterruptedException {
        try {
            return way.post(receiver.message(notice));
        } catch (DeliveryFailedException e) {
            return new Answer.Refused("failed", String.valueOf(e.getMessage()));
        }
    }

    private void later(Story story, Notice notice, Answer.Later later) throws InterruptedException {
        long nowMs = clock.millis();
        outage.failed(later.trouble(), later.detail(), nowMs);
        closedUntilMs = nowMs
                + Math.max(backoff.pauseMs(outage.failures()), later.pause().toMillis());
        boolean last = story.failures + 1 >= attemptsMax;
        if (last && outbox.isPending(story)) {
            giveUp(story, notice, later.detail() + " attempts=" + attemptsMax);
        } else {
            outbox.failed(story, nowMs + backoff.pauseMs(story.failures + 1));
        }
    }

    /** The receiver works, or has had its time; the others must not wait for this one. */
    private void giveUp(Story story, Notice notice, String detail) throws InterruptedException {
        if (outbox.isPending(story)) {
            byte[] letter = json.of(notice).toString().getBytes(StandardCharsets.UTF_8);
            String entity = notice.first().getEntity();
            deadLetters.write(RefusalCause.UNDELIVERABLE, receiver.name(), entity, detail, letter, notice.id());
            outage.givenUp(notice.id(), detail);
        }
        outbox.settled(story, clock.millis());
    }
}
