package io.tocsin.console.status;

import io.tocsin.terminal.text.DurationText;
import io.tocsin.terminal.text.NumberText;
import java.time.Duration;

/** Small phrases. Stateless, thread-safe. */
final class Words {
    private Words() {}

    static String count(long count) {
        return NumberText.count(count);
    }

    static String ago(Duration age) {
        return DurationText.brief(age) + " ago";
    }
}
