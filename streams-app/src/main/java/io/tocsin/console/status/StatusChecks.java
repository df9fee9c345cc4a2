package io.tocsin.console.status;

import io.tocsin.console.status.StatusFacts.Flow;
import io.tocsin.console.status.StatusFacts.Group;
import io.tocsin.fleet.FleetTotals;
import io.tocsin.topics.TopicDifference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges what was found, part by part. Stateless, thread-safe. */
final class StatusChecks {
    static final String BROKER = "broker";

    private static final long LAG_WORTH_A_LOOK = 1_000;
    private static final int ATTENTION_SECONDS = 60;
    private static final int BAD_SECONDS = 600;
    private static final double UNJUDGED_SHARE = 0.1;

    private StatusChecks() {}

    static List<Check> of(StatusFacts facts) {
        List<Check> checks = new ArrayList<>();
        checks.add(broker(facts));
        checks.add(registry(facts));
        topics(facts, checks);
        app(facts, checks);
        Flow flow = facts.flow();
        if (flow != null) {
            checks.add(flow(flow, facts));
        }
        FleetTotals fleet = facts.fleet();
        if (fleet != null) {
            checks.add(fleet(fleet, standsStill(facts)));
        }
        checks.addAll(ModelChecks.of(facts));
        LetterChecks.add(facts, checks);
        facts.problems().entrySet().stream()
                .filter(problem -> !problem.getKey().equals(BROKER))
                .sorted(Map.Entry.comparingByKey())
                .forEach(problem -> checks.add(Check.bad(
                        problem.getKey(), "cannot be asked: " + problem.getValue(), "with --debug it tells more")));
        return checks;
    }

    private static Check broker(StatusFacts facts) {
        String problem = facts.problems().get(BROKER);
        if (problem != null) {
            int remedy = problem.indexOf("; ");
            return remedy < 0
                    ? Check.bad(BROKER, problem, "")
                    : Check.bad(BROKER, problem.substring(0, remedy), problem.substring(remedy + 2));
        }
        if (facts.brokers() == 0) {
            return Check.bad(
                    BROKER,
                    "none answers: bootstrap.servers=" + facts.bootstrapServers(),
                    "is it running, is the address right? --set bootstrap.servers=host:port");
        }
        return Check.ok(
                        BROKER,
                        (facts.brokers() == 1 ? "1 answers: " : facts.brokers() + " answer: ")
                                + facts.bootstrapServers())
                .with(Map.of("brokers", (long) facts.brokers()));
    }

    private static Check registry(StatusFacts facts) {
        String problem = facts.registryProblem();
        return problem == null
                ? Check.ok("registry", "answers: " + facts.registryUrl())
                : Check.bad("registry", problem, "new schemas wait for it; what runs goes on with those it knows");
    }

    private static void topics(StatusFacts facts, List<Check> checks) {
        List<TopicDifference> differences = facts.topicDifferences();
        if (differences == null) {
            return;
        }
        List<String> missing = differences.stream()
                .filter(one -> one.kind() == TopicDifference.Kind.MISSING)
                .map(TopicDifference::topic)
                .toList();
        if (!missing.isEmpty()) {
            checks.add(Check.bad("topics", "missing: " + String.join(", ", missing), "run: tocsin topics create"));
        } else if (!differences.isEmpty()) {
            TopicDifference first = differences.get(0);
            String more = differences.size() == 1 ? "" : "; " + (differences.size() - 1) + " more";
            checks.add(Check.attention("topics", first.text() + more, "see: tocsin topics check"));
        } else {
            checks.add(Check.ok("topics", "all " + facts.topics() + " are as they should be"));
        }
    }

    private static void app(StatusFacts facts, List<Check> checks) {
        Group app = facts.app();
        if (app == null) {
            return;
        }
        String state = app.state();
        if (state == null || app.members() == 0) {
            checks.add(Check.bad("app", "nobody runs: group " + app.name() + " has no members", "run: tocsin run"));
        } else if (!state.equals("Stable")) {
            checks.add(Check.attention(
                    "app",
                    members(app) + " of group " + app.name() + ", which is " + state,
                    "somebody came or left; look again in a minute"));
        } else {
            checks.add(Check.ok("app", members(app) + " of group " + app.name() + ", stable")
                    .with(Map.of("members", (long) app.members())));
        }
        checks.add(lag(app, facts.fleet()));
    }

    private static String members(Group group) {
        return group.members() == 1 ? "1 member" : group.members() + " members";
    }

    /** In time: what a minute of work is depends on the fleet. */
    private static Check lag(Group app, @Nullable FleetTotals fleet) {
        long waiting = app.waiting();
        double rate = fleet == null ? 0 : fleet.ticksPerSecond();
        boolean much = waiting > LAG_WORTH_A_LOOK;
        String where = app.lag().entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .map(one -> one.getKey() + " " + Words.count(one.getValue()))
                .collect(Collectors.joining(", "));
        Map<String, Long> figures = new HashMap<>();
        app.lag().forEach((topic, lag) -> figures.put("lag." + topic, lag));
        String text = waiting == 0
                ? "nothing waits"
                : Words.count(waiting) + (waiting == 1 ? " record waits: " : " records wait: ") + where;
        if (waiting > 0 && app.members() == 0) {
            return Check.bad("lag", text, "run: tocsin run").with(figures);
        }
        if (much && waiting > BAD_SECONDS * rate) {
            return Check.bad("lag", text, "more than 10 min of work: start another instance, or more stream.threads")
                    .with(figures);
        }
        return much && waiting > ATTENTION_SECONDS * rate
                ? Check.attention("lag", text, "more than a minute of work; look again whether it grows")
                        .with(figures)
                : Check.ok("lag", text).with(figures);
    }

    private static Check flow(Flow flow, StatusFacts facts) {
        String text = "newest sample " + age(flow.sample(), facts) + ", tick " + age(flow.tick(), facts) + ", score "
                + age(flow.score(), facts);
        Map<String, Long> figures = new HashMap<>();
        figure(figures, "sampleAgeSeconds", flow.sample(), facts);
        figure(figures, "tickAgeSeconds", flow.tick(), facts);
        figure(figures, "scoreAgeSeconds", flow.score(), facts);
        FleetTotals fleet = facts.fleet();
        if (fleet != null && fleet.newestScore() != null) {
            figure(figures, "scoreBehindSeconds", fleet.newestScore(), facts);
        }
        Instant score = flow.score();
        Ages ages = Ages.of(facts.tick());
        Duration age = score == null ? ages.bad().plusSeconds(1) : Duration.between(score, facts.now());
        if (age.compareTo(ages.bad()) > 0) {
            return Check.bad("flow", text, "the first that is old is where it stands still")
                    .with(figures);
        }
        return age.compareTo(ages.attention()) > 0
                ? Check.attention("flow", text, "look again in a minute").with(figures)
                : Check.ok("flow", text).with(figures);
    }

    private static String age(@Nullable Instant moment, StatusFacts facts) {
        return moment == null ? "never" : Words.ago(Duration.between(moment, facts.now()));
    }

    private static void figure(Map<String, Long> figures, String name, @Nullable Instant moment, StatusFacts facts) {
        if (moment != null) {
            figures.put(name, Math.max(0, Duration.between(moment, facts.now()).toSeconds()));
        }
    }

    private static boolean standsStill(StatusFacts facts) {
        Flow flow = facts.flow();
        Instant score = flow == null ? null : flow.score();
        return score == null
                || Duration.between(score, facts.now())
                                .compareTo(Ages.of(facts.tick()).bad())
                        > 0;
    }

    /** @param over whether that was so only until everything stood still */
    private static Check fleet(FleetTotals fleet, boolean over) {
        int scored = fleet.judged() + fleet.warmingUp() + fleet.withoutModel();
        String text = Words.count(fleet.judged()) + " of " + Words.count(scored)
                + (over ? " entities were judged at last, " : " entities are judged, ")
                + Words.count(fleet.warmingUp()) + " warm up, " + Words.count(fleet.withoutModel()) + " have no model";
        Map<String, Long> figures = Map.of(
                "judged", (long) fleet.judged(),
                "warmingUp", (long) fleet.warmingUp(),
                "withoutModel", (long) fleet.withoutModel(),
                "openIncidents", (long) fleet.incidents());
        if (scored > 0 && fleet.judged() == 0) {
            return Check.bad("judged", text, "see: tocsin models; without one: tocsin train")
                    .with(figures);
        }
        if (over) {
            return Check.attention("judged", text, "none of them is judged now").with(figures);
        }
        boolean many = fleet.warmingUp() + fleet.withoutModel() > UNJUDGED_SHARE * scored;
        return many
                ? Check.attention("judged", text, "which ones: tocsin top; who judges whom: tocsin models")
                        .with(figures)
                : Check.ok("judged", text).with(figures);
    }
}
