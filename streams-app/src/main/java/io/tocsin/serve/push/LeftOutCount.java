package io.tocsin.serve.push;

import io.tocsin.format.LeftOut;
import io.tocsin.format.LeftOutListener;

/** Values of one request that were no good and became no points. Confined to one thread. */
final class LeftOutCount implements LeftOutListener {
    private final LeftOutListener next;
    private int bad;

    LeftOutCount(LeftOutListener next) {
        this.next = next;
    }

    /** A bad label costs no value, and buckets are left out by rule. */
    @Override
    public void leftOut(LeftOut cause) {
        next.leftOut(cause);
        if (cause != LeftOut.BAD_LABEL && cause != LeftOut.BUCKET) {
            bad++;
        }
    }

    int bad() {
        return bad;
    }
}
