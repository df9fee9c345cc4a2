package io.tocsin.topics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;

/** What one user may do. Thread-safe. */
public record Role(String user, List<Grant> grants) {
    public Role {
        grants = List.copyOf(grants);
    }

    static Role of(String user, Grant... grants) {
        return new Role(user, List.of(grants));
    }

    /** With what other parts of the same program need. */
    public Role and(Role... others) {
        return new Role(
                user,
                Stream.concat(grants.stream(), Arrays.stream(others).flatMap(other -> other.grants.stream()))
                        .toList());
    }

    String commands() {
        return grants.stream().map(grant -> grant.command(user)).collect(Collectors.joining("", "```\n", "```\n"));
    }

    String words() {
        return grants.stream().map(Grant::words).collect(Collectors.joining("; "));
    }

    /** As a broker takes them, each once. */
    public List<AclBinding> bindings() {
        return grants.stream().flatMap(grant -> grant.bindings(user)).distinct().toList();
    }
}
