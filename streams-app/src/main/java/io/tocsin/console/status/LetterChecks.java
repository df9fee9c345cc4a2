package io.tocsin.console.status;

import io.tocsin.console.status.StatusFacts.Group;
import io.tocsin.outcome.RefusalCause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Judges what leaves Tocsin: messages to the receivers, and dead letters. Stateless, thread-safe. */
final class LetterChecks {
    private LetterChecks() {}

    static void add(StatusFacts facts, List<Check> checks) {
        Map<String, Long> letters = facts.deadLetters();
        if (letters != null) {
            checks.add(deadLetters(letters));
        }
        List<Group> deliveries = facts.deliveries();
        if (deliveries != null && deliveries.isEmpty()) {
            checks.add(Check.ok("delivery", "no receiver is configured here: alerts stay in the topic"));
        } else if (deliveries != null) {
            deliveries.forEach(group -> checks.add(delivery(group)));
        }
    }

    private static Check deadLetters(Map<String, Long> letters) {
        long all = letters.values().stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return Check.ok("dead letters", "none in the last hour").with(Map.of("letters", 0L));
        }
        String text = Words.count(all) + " in the last hour: "
                + letters.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(one ->
                                Words.count(one.getValue()) + " " + one.getKey().replace('_', ' '))
                        .collect(Collectors.joining(", "));
        Map<String, Long> figures = new HashMap<>(Map.of("letters", all));
        letters.forEach((cause, count) -> figures.put("cause." + cause, count));
        return letters.containsKey(RefusalCause.UNDELIVERABLE.code())
                ? Check.bad("dead letters", text, "somebody was not told of an alert: see tocsin alerts --open")
                        .with(figures)
                : Check.attention("dead letters", text, "each record says why in its header tocsin.detail")
                        .with(figures);
    }

    private static Check delivery(Group group) {
        String name = "delivery";
        long waiting = group.waiting();
        Map<String, Long> figures = Map.of("waiting", waiting);
        if (group.members() == 0) {
            return Check.bad(
                            name,
                            "nobody brings alerts: group " + group.name() + " has no members, " + Words.count(waiting)
                                    + " records wait",
                            "run: tocsin run")
                    .with(figures);
        }
        return waiting > 0
                ? Check.attention(
                                name,
                                Words.count(waiting) + " records wait in group " + group.name(),
                                "grouping takes half a minute; if it stays, the receiver is in trouble: see the log")
                        .with(figures)
                : Check.ok(name, "nothing waits in group " + group.name()).with(figures);
    }
}
