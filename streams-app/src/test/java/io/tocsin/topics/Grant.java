package io.tocsin.topics;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Operations that are allowed on resources of one type: as a command, in words and as what a broker takes. Thread-safe.
 *
 * @param names whole names, or what they begin with
 */
public record Grant(ResourceType type, PatternType pattern, List<String> names, List<AclOperation> operations) {
    static Grant topics(List<String> names, AclOperation... operations) {
        return new Grant(ResourceType.TOPIC, PatternType.LITERAL, names, List.of(operations));
    }

    static Grant one(ResourceType type, String name, AclOperation... operations) {
        return new Grant(type, PatternType.LITERAL, List.of(name), List.of(operations));
    }

    static Grant prefixed(ResourceType type, String prefix, AclOperation... operations) {
        return new Grant(type, PatternType.PREFIXED, List.of(prefix), List.of(operations));
    }

    /** {@code kafka-acls.sh …}, with a line a name where there are several. */
    String command(String user) {
        String separator =
                names.size() > 1 || (type == ResourceType.TOPIC && pattern == PatternType.LITERAL) ? " \\\n  " : " ";
        return "kafka-acls.sh --bootstrap-server $BROKER --add --allow-principal User:" + user
                + operations.stream()
                        .map(operation -> " --operation " + word(operation))
                        .collect(Collectors.joining())
                + names.stream().map(name -> separator + flag() + " " + name).collect(Collectors.joining())
                + (pattern == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "") + "\n";
    }

    private String flag() {
        return switch (type) {
            case TOPIC -> "--topic";
            case GROUP -> "--group";
            case TRANSACTIONAL_ID -> "--transactional-id";
            default -> throw new IllegalStateException("no flag for " + type);
        };
    }

    /** {@code `Read` and `Write` on `a`, `b`}. */
    String words() {
        return operations.stream().map(operation -> "`" + word(operation) + "`").collect(Collectors.joining(", "))
                + " on "
                + kind()
                + names.stream()
                        .map(name -> pattern == PatternType.PREFIXED ? "`" + name + "*`" : "`" + name + "`")
                        .collect(Collectors.joining(", "));
    }

    private String kind() {
        return switch (type) {
            case GROUP -> "the group ";
            case TRANSACTIONAL_ID -> "the transactional id ";
            default -> "";
        };
    }

    /** What an admin client creates. */
    public Stream<AclBinding> bindings(String user) {
        return names.stream()
                .flatMap(name -> operations.stream()
                        .map(operation -> new AclBinding(
                                new ResourcePattern(type, name, pattern),
                                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW))));
    }

    private static String word(AclOperation operation) {
        return Stream.of(operation.name().split("_", -1))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining());
    }
}
