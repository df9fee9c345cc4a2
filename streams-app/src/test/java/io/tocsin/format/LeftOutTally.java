package io.tocsin.format;

import java.util.ArrayList;
import java.util.List;

/** Remembers what was left out. Confined to one thread. */
public final class LeftOutTally implements LeftOutListener {
    private final List<LeftOut> causes = new ArrayList<>();

    @Override
    public void leftOut(LeftOut cause) {
        causes.add(cause);
    }

    public List<LeftOut> causes() {
        return List.copyOf(causes);
    }
}
