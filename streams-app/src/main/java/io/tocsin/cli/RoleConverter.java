package io.tocsin.cli;

import io.tocsin.serve.access.Role;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code viewer} and the other roles that somebody can be given. Thread-safe. */
final class RoleConverter implements ITypeConverter<Role> {
    @Override
    public Role convert(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "sender" -> Role.SENDER;
            case "viewer" -> Role.VIEWER;
            case "operator" -> Role.OPERATOR;
            case "admin" -> Role.ADMIN;
            default ->
                throw new TypeConversionException("must be one of sender, viewer, operator, admin: value=" + value);
        };
    }
}
