package io.tocsin.demo.infrastructure;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** What a broker's authorizer was asked, and what it said. Thread-safe. */
public final class RecordedDecisions {
    private final Map<Decision, Boolean> told = new ConcurrentHashMap<>();

    /**
     * One kind of question. Thread-safe.
     *
     * @param principal as in a rule, {@code User:name}
     */
    public record Decision(
            String principal, AclOperation operation, ResourceType type, String resource, boolean isAllowed) {}

    void add(Decision decision) {
        told.put(decision, true);
    }

    /** All, each once. */
    public Set<Decision> all() {
        return Set.copyOf(told.keySet());
    }
}
