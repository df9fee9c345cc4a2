package io.tocsin.demo.infrastructure;

import io.tocsin.demo.infrastructure.RecordedDecisions.Decision;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/**
 * Kafka's own authorizer, which notes what it was asked; but for refusals that only shorten a list, which a broker does not log either. The broker makes
 * it by its name. Thread-safe.
 */
public final class RecordingAuthorizer extends StandardAuthorizer {
    static final String DECISIONS = "tocsin.test.decisions";

    private RecordedDecisions decisions = new RecordedDecisions();

    @Override
    public void configure(Map<String, ?> configuration) {
        super.configure(configuration);
        decisions = (RecordedDecisions) Objects.requireNonNull(configuration.get(DECISIONS));
    }

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
        List<AuthorizationResult> results = super.authorize(context, actions);
        for (int i = 0; i < results.size(); i++) {
            Action action = actions.get(i);
            boolean isAllowed = results.get(i) == AuthorizationResult.ALLOWED;
            if (isAllowed || action.logIfDenied()) {
                decisions.add(new Decision(
                        context.principal().toString(),
                        action.operation(),
                        action.resourcePattern().resourceType(),
                        action.resourcePattern().name(),
                        isAllowed));
            }
        }
        return results;
    }
}
